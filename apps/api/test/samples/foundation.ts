// Samples of identity, organisation, API clients and the log.
import { sql } from '../../src/platform/db/sql.ts'
import { PASSWORD } from '../world.ts'
import type { Samples } from './sample.ts'

export const foundation: Samples = {
  async seed(world, company) {
    const create = await world.ask(
      company.hq,
      'mutation ($input: ApiClientCreateInput!) { apiClientCreate(input: $input) { client { id keys { id } } } }',
      {
        input: { chainId: company.chainId, name: 'sample', scopes: ['ORGANISATION_READ'] }
      }
    )
    const rows = await world.db.unit(company.tenantId, tx =>
      tx.query<{ name: string; id: string }>(sql`
        select 'grant' as name, id from role_grant where tenant_id = ${tx.tenantId} and staff_id = ${company.associate.staffId}
        union all select 'membership', id from group_membership where tenant_id = ${tx.tenantId} and staff_id = ${company.associate.staffId}`)
    )
    const { client } = create.data.apiClientCreate
    return {
      company: company.tenantId,
      chain: company.chainId,
      store: company.stores[0]!.id,
      group: company.stores[0]!.groups[0]!.id,
      emptyGroup: company.stores[1]!.groups[1]!.id,
      staff: company.associate.staffId,
      client: client.id,
      key: client.keys[0].id,
      ...Object.fromEntries(rows.map(row => [row.name, row.id]))
    }
  },
  operations: {
    'Query.health': () => ({}),
    'Query.viewer': () => ({}),
    'Query.chain': id => ({ id: id('chain') }),
    'Query.store': id => ({ id: id('store') }),
    'Query.stores': id => ({ chainId: id('chain'), includeClosed: true, filter: { ids: [id('store')], may: 'org:read' } }),
    'Query.staffGroups': id => ({ chainId: id('chain'), filter: { ids: [id('group')], storeIds: [id('store')] } }),
    'Query.staff': id => ({ chainId: id('chain'), filter: { storeId: id('store'), ids: [id('staff')], includeLeft: true } }),
    'Query.staffMember': id => ({ id: id('staff') }),
    'Query.apiClients': id => ({ chainId: id('chain') }),
    'Query.auditEntries': id => ({ chainId: id('chain'), filter: { objectId: id('store'), actorId: id('staff') } }),
    'Mutation.signIn': id => ({ input: { account: 'hq@globex.test', password: PASSWORD, companyId: id('company') } }),
    'Mutation.signOut': () => ({}),
    'Mutation.companySwitch': id => ({ input: { companyId: id('company') } }),
    'Mutation.passwordChange': () => ({ input: { current: 'not the password', next: 'another long phrase' } }),
    'Mutation.chainCreate': () => ({ input: { name: ' ', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh_CN', country: 'CN' } }),
    'Mutation.chainUpdate': id => ({ input: { id: id('chain'), memberNoPrefix: 'N' } }),
    'Mutation.chainClose': id => ({ input: { id: id('chain'), closedOn: '2026-06-30' } }),
    'Mutation.storeCreate': id => ({ input: { chainId: id('chain'), code: 'S9', name: 'sample', openedOn: '2026-01-01' } }),
    'Mutation.storeUpdate': id => ({ input: { id: id('store'), name: 'sample' } }),
    'Mutation.storeClose': id => ({ input: { id: id('store'), closedOn: '2026-06-30' } }),
    'Mutation.staffGroupCreate': id => ({ input: { storeId: id('store'), name: 'G9' } }),
    'Mutation.staffGroupUpdate': id => ({ input: { id: id('group'), name: 'G8' } }),
    'Mutation.staffGroupClose': id => ({ input: { id: id('group'), closedOn: '2026-06-30' } }),
    'Mutation.staffCreate': id => ({
      input: {
        chainId: id('chain'),
        name: 'sample',
        staffNo: 'SAMPLE',
        joinedOn: '2026-01-01',
        groupId: id('emptyGroup'),
        role: 'ASSOCIATE',
        scopeKind: 'GROUP',
        scopeId: id('group')
      }
    }),
    'Mutation.staffUpdate': id => ({ input: { id: id('staff'), name: 'sample', email: 'hq@acme.test', phone: null } }),
    'Mutation.staffPasswordSet': id => ({ input: { staffId: id('staff'), password: 'another long phrase' } }),
    'Mutation.staffLeave': id => ({ input: { id: id('staff'), leftOn: '2026-06-30' } }),
    'Mutation.groupMembershipStart': id => ({ input: { staffId: id('staff'), groupId: id('emptyGroup'), fromOn: '2026-01-01' } }),
    'Mutation.groupMembershipEnd': id => ({ input: { id: id('membership'), untilOn: '2026-06-30' } }),
    'Mutation.roleGrant': id => ({ input: { staffId: id('staff'), role: 'ASSOCIATE', scopeKind: 'GROUP', scopeId: id('group') } }),
    'Mutation.roleRevoke': id => ({ input: { id: id('grant') } }),
    'Mutation.apiClientCreate': id => ({
      input: { chainId: id('chain'), storeId: id('store'), name: 'sample', scopes: ['ORGANISATION_READ'] }
    }),
    'Mutation.apiClientRevoke': id => ({ input: { id: id('client') } }),
    'Mutation.apiKeyRotate': id => ({ input: { clientId: id('client'), overlapHours: 1 } }),
    'Mutation.apiKeyRevoke': id => ({ input: { id: id('key') } })
  }
}
