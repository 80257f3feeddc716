// Samples of points that are held, spent and adjusted with a second person: one hold that ends, one request that
// somebody else asked for, and files of somebody else's: two that wait, one that was posted.
import { v7 as uuid } from 'uuid'
import { sql } from '../../src/platform/db/sql.ts'
import { Shop } from '../shop.ts'
import { addPerson, type World } from '../world.ts'
import type { Ids, Samples } from './sample.ts'
import { amendRules } from '../amend-rules.ts'

const asked = (id: Ids, idempotencyKey: string) => ({
  chainId: id('chain'),
  storeId: id('store'),
  customerId: id('redeemer'),
  points: 1,
  normalMinor: 100_000,
  idempotencyKey
})

export const ledger: Samples = {
  async seed(world, company) {
    const hq = new Shop(world, company)
    const redeemer = await hq.register('+8613900000003', { groupId: company.stores[0]!.groups[0]!.id })
    await hq.adjust(redeemer, 100, 'sample funds')
    const fields = 'hold { id } userErrors { code }'
    const held = await hq.act(
      'pointsHold',
      'PointsHoldInput',
      { ...asked(name => ({ chain: company.chainId, store: company.stores[0]!.id, redeemer })[name] ?? '', 'sample held') },
      fields
    )
    const paid = await hq.act(
      'pointsRedeem',
      'PointsRedeemInput',
      {
        ...asked(name => ({ chain: company.chainId, store: company.stores[0]!.id, redeemer })[name] ?? '', 'sample paid'),
        receiptNo: 'SAMPLE-P0'
      },
      'redemption { id } userErrors { code }'
    )
    const slip = await hq.adjust(redeemer, 3, 'sample slip')
    await amendRules(world, company, 'earning', { approvalAbove: 1000 })
    const person = await addPerson(world.db, company, 'second', 'HQ', { chain: company.chainId })
    const other = hq.as(person)
    const request = await other.act(
      'pointsAdjust',
      'PointsAdjustInput',
      { customerId: redeemer, amount: 2_000, reason: 'sample', idempotencyKey: 'sample request' },
      'request { id } userErrors { code }'
    )
    const file = (status: string) => adjustmentFile(world, company, { status, by: person.staffId, customerId: redeemer })
    return {
      redeemer,
      hold: held.hold.id,
      redemption: paid.redemption.id,
      adjustment: request.request.id,
      slip: slip.entry.id,
      approvedFile: await file('waiting'),
      declinedFile: await file('waiting'),
      undoneFile: await file('posted')
    }
  },
  operations: {
    'Query.pointsOffer': id => ({ input: { chainId: id('chain'), customerId: id('redeemer'), normalMinor: 100_000 } }),
    'Query.pointAdjustments': id => ({ chainId: id('chain'), status: 'WAITING', customerId: id('redeemer') }),
    'Query.pointMonths': id => ({ chainId: id('chain'), months: 2 }),
    'Mutation.pointsRedeem': id => ({ input: { ...asked(id, 'sample'), receiptNo: 'SAMPLE-P1' } }),
    'Mutation.pointsRedeemUndo': id => ({ input: { redemptionId: id('redemption'), reason: 'sample', idempotencyKey: 'sample' } }),
    'Mutation.pointsHold': id => ({ input: { ...asked(id, 'sample'), minutes: 5 } }),
    'Mutation.pointsHoldConfirm': id => ({ input: { holdId: id('hold'), receiptNo: 'SAMPLE-P2', idempotencyKey: 'sample' } }),
    'Mutation.pointsHoldCancel': id => ({ input: { holdId: id('hold'), idempotencyKey: 'sample' } }),
    'Mutation.pointAdjustmentApprove': id => ({ input: { id: id('adjustment'), idempotencyKey: 'sample' } }),
    'Mutation.pointAdjustmentDecline': id => ({ input: { id: id('adjustment'), reason: 'sample' } }),
    'Mutation.pointAdjustmentUndo': id => ({ input: { entryId: id('slip'), reason: 'sample', idempotencyKey: 'sample' } }),
    'Query.pointAdjustmentFiles': id => ({ chainId: id('chain') }),
    'Mutation.pointAdjustmentFileApprove': id => ({
      input: { id: id('approvedFile'), waiting: 1, waitingUp: 5, waitingDown: 0, idempotencyKey: 'sample' }
    }),
    'Mutation.pointAdjustmentFileDecline': id => ({ input: { id: id('declinedFile'), reason: 'sample', idempotencyKey: 'sample' } }),
    'Mutation.pointAdjustmentFileUndo': id => ({ input: { id: id('undoneFile'), idempotencyKey: 'sample' } })
  }
}

async function adjustmentFile(
  world: World,
  company: World['acme'],
  of: { status: string; by: string; customerId: string }
): Promise<string> {
  const id = uuid()
  await world.db.unit(company.tenantId, async tx => {
    await tx.run(sql`insert into import_run (tenant_id, id, chain_id, kind, status, file_name, created_by)
      values (${tx.tenantId}, ${id}, ${company.chainId}, 'adjustments', 'done', 'sample.csv', ${of.by})`)
    await tx.run(sql`
      insert into point_adjustment (tenant_id, id, chain_id, customer_id, amount, reason, status, policy_version_id, requested_by, import_id, import_row)
      select tenant_id, ${uuid()}, chain_id, ${of.customerId}, 5, 'sample', ${of.status}, id, ${of.by}, ${id}, 2 from policy_version
      where tenant_id = ${tx.tenantId} and chain_id = ${company.chainId} and kind = 'earning' order by version limit 1`)
  })
  return id
}
