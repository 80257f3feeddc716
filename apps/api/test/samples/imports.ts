// Samples of imports and exports.
import { v7 as uuid } from 'uuid'
import { sql } from '../../src/platform/db/sql.ts'
import type { Samples } from './sample.ts'

const MAPPING = { columns: [{ column: 'name', field: 'name' }], presetName: 'sample' }

export const imports: Samples = {
  async seed(world, company) {
    const importRun = uuid()
    await world.db.unit(company.tenantId, tx =>
      tx.run(
        sql`insert into import_run (tenant_id, id, chain_id, kind, status, file_name, created_by) values (${tx.tenantId}, ${importRun}, ${company.chainId}, 'customers', 'uploaded', 'sample.csv', ${company.hq.staffId})`
      )
    )
    return { importRun }
  },
  operations: {
    'Query.importRuns': id => ({ chainId: id('chain') }),
    'Query.importRun': id => ({ id: id('importRun') }),
    'Query.importPresets': id => ({ chainId: id('chain'), kind: 'CUSTOMERS' }),
    'Query.importFields': () => ({ kind: 'RECEIPTS' }),
    'Mutation.importCheck': id => ({ input: { id: id('importRun'), mapping: MAPPING } }),
    'Mutation.importStart': id => ({ input: { id: id('importRun') } }),
    'Mutation.importCancel': id => ({ input: { id: id('importRun') } }),
    'Mutation.importPresetSave': id => ({ input: { chainId: id('chain'), kind: 'CUSTOMERS', name: 'sample', mapping: MAPPING } }),
    'Mutation.exportLinkCreate': id => ({ input: { chainId: id('chain'), list: 'CUSTOMERS' } })
  }
}
