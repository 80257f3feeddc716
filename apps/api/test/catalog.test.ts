// TRUST 1–4, 22, 33: the wall as the catalog of the migrated database shows it. A new table with a tenant that breaks a rule fails here.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { openWorld, type World } from './world.ts'

let world: World
let catalog: pg.Client
beforeAll(async () => {
  world = await openWorld()
  catalog = new pg.Client({ connectionString: world.superuserUrl })
  catalog.on('error', () => {})
  await catalog.connect()
})
afterAll(async () => {
  await catalog.end()
  await world.close()
})

const names = async (query: string) => (await catalog.query<{ name: string }>(query)).rows.map(row => row.name)

/** Tables that belong to no tenant. A new one is a decision: it is added here with its reason. */
const GLOBAL_TABLES = ['company_directory', 'login', 'login_company', 'migration', 'session', 'session_company', 'sign_in_attempt']

const TENANT_TABLE = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`

describe('every table', () => {
  test('has a tenant or is on the list of those without', async () => {
    expect(
      await names(
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (${TENANT_TABLE}) order by 1`
      )
    ).toEqual(GLOBAL_TABLES)
  })
  test('there are tables to look at', async () => {
    expect((await names(`select c.relname as name from pg_class c where ${TENANT_TABLE}`)).length).toBeGreaterThan(20)
  })
  test.each([
    [
      'tenant_id is a uuid and not null',
      `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`
    ],
    ['row security is enabled and forced', 'c.relrowsecurity and c.relforcerowsecurity'],
    [
      'one policy, for all, for everybody, with using and with check',
      `(select count(*) = 1 and bool_and(p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
      and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)'
      and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)) from pg_policy p where p.polrelid = c.oid)`
    ],
    ['there is a primary key', `exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`],
    [
      'every index leads with tenant_id',
      `not exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where i.indrelid = c.oid and i.indkey[0] <> a.attnum)`
    ],
    [
      'every exclusion compares tenant_id',
      `not exists (select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where k.conrelid = c.oid and k.contype = 'x' and k.conkey[1] <> a.attnum)`
    ],
    [
      'every foreign key leads with tenant_id on both sides',
      `not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and (
      k.conkey[1] <> (select attnum from pg_attribute where attrelid = c.oid and attname = 'tenant_id')
      or k.confkey[1] is distinct from (select attnum from pg_attribute where attrelid = k.confrelid and attname = 'tenant_id')))`
    ],
    [
      'no foreign key acts by itself',
      `not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and (k.confupdtype <> 'a' or k.confdeltype <> 'a'))`
    ],
    ['no trigger but those of foreign keys', `not exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)`],
    ['no rule', `not exists (select from pg_rewrite r where r.ev_class = c.oid)`],
    [
      'nobody but the owner may truncate, reference or add triggers',
      `not exists (select from aclexplode(c.relacl) x where x.grantee <> c.relowner and x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER'))`
    ],
    ['nothing is granted to everybody', `not exists (select from aclexplode(c.relacl) x where x.grantee = 0)`]
  ])('with a tenant: %s', async (_rule, holds) => {
    expect(await names(`select c.relname as name from pg_class c where ${TENANT_TABLE} and not (${holds})`)).toEqual([])
  })
})

test('no view and no definer’s function looks past the wall', async () => {
  expect(
    await names(
      `select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace) and relkind in ('v', 'm')`
    )
  ).toEqual([])
  // The one adds a job and takes the tenant from the door, never from its caller; the other reads nothing out.
  expect(
    await names(
      `select proname as name from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef order by 1`
    )
  ).toEqual(['enqueue', 'gather_statistics'])
})

describe('the roles', () => {
  test.each(['keqing_test_app', 'keqing_test_platform'])('%s is nobody special and owns nothing', async role => {
    const { rows } = await catalog.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1`,
      [role]
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false }])
    const owned = await catalog.query(`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1`, [role])
    expect(owned.rows).toEqual([])
    const may = await catalog.query(
      `select has_schema_privilege($1, 'public', 'create') or has_schema_privilege($1, 'app', 'create') as create_, exists (select from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = $1) as member`,
      [role]
    )
    expect(may.rows).toEqual([{ create_: false, member: false }])
  })
  test('ledgers, facts and the log cannot be rewritten', async () => {
    const insertOnly = [
      'audit_entry',
      'audit_seal',
      'consent',
      'point_entry',
      'policy_event',
      'policy_seal',
      'purchase_line',
      'return_line',
      'tier_change',
      'voucher',
      'voucher_entry',
      'voucher_terms'
    ]
    for (const role of ['keqing_test_app', 'keqing_test_platform']) {
      for (const table of insertOnly) {
        const { rows } = await catalog.query(
          `select has_table_privilege($1, $2, 'insert') as insert, has_any_column_privilege($1, $2, 'update') as update, has_table_privilege($1, $2, 'delete') as delete`,
          [role, table]
        )
        expect({ role, table, ...rows[0] }).toEqual({ role, table, insert: true, update: false, delete: false })
      }
    }
  })
  test.each(['point_redemption', 'voucher_redemption'])('what %s says was paid stays; that it was taken back is added', async table => {
    for (const role of ['keqing_test_app', 'keqing_test_platform']) {
      const { rows } = await catalog.query(
        `select has_table_privilege($1, $2, 'delete') as delete, array(select attname::text from pg_attribute a
          where a.attrelid = $2::regclass and a.attnum > 0 and not a.attisdropped and has_column_privilege($1, $2, a.attname, 'update') order by 1) as updates`,
        [role, table]
      )
      expect({ role, ...rows[0] }).toEqual({ role, delete: false, updates: ['undo_reason', 'undone_at', 'undone_by'] })
    }
  })
  test('of a version of a policy nobody changes what it is of, whose it is or what it was made from', async () => {
    for (const role of ['keqing_test_app', 'keqing_test_platform']) {
      const { rows } = await catalog.query(
        `select has_table_privilege($1, 'policy_version', 'delete') as delete, array(select attname::text from pg_attribute a
          where a.attrelid = 'policy_version'::regclass and a.attnum > 0 and not a.attisdropped
            and has_column_privilege($1, 'policy_version', a.attname, 'update') order by 1) as updates`,
        [role]
      )
      const updates = ['body', 'effective_on', 'name', 'retired_on', 'revision', 'status', 'version']
      expect({ role, ...rows[0] }).toEqual({ role, delete: false, updates })
    }
  })
  test('only the platform’s role gathers statistics', async () => {
    await expect(world.db.pool.query('select app.gather_statistics()')).rejects.toThrow(/permission denied/)
    await world.platform.pool.query('select app.gather_statistics()')
  })
  test('only the platform’s role knows all companies', async () => {
    await expect(world.db.pool.query('select from company_directory')).rejects.toThrow(/permission denied/)
    expect((await world.platform.pool.query('select from company_directory')).rowCount).toBe(2)
  })
  test('the app’s role cannot look into the queue, nor ask for a job on another’s behalf', async () => {
    await expect(world.db.pool.query('select from graphile_worker._private_jobs')).rejects.toThrow(/permission denied/)
    await world.db.pool.query(`select app.enqueue('nothing', '{"tenantId": "${world.acme.tenantId}"}', null, null, 1, null)`)
    expect((await catalog.query('select from graphile_worker._private_jobs')).rowCount).toBe(0)
    await world.db.unit(
      world.acme.tenantId,
      async tx =>
        void (await tx.client.query(`select app.enqueue('nothing', '{"tenantId": "${world.globex.tenantId}"}', null, null, 1, null)`))
    )
    expect((await catalog.query('select payload from graphile_worker._private_jobs')).rows).toEqual([
      { payload: { tenantId: world.acme.tenantId } }
    ])
  })
})

describe('the door', () => {
  test('without it every tenant table is empty and refuses rows; with it only the own rows are there', async () => {
    const tables = await names(`select c.relname as name from pg_class c where ${TENANT_TABLE} order by 1`)
    for (const table of tables) {
      const { rows } = await world.db.pool.query(`select count(*)::int as n from ${table}`)
      expect({ table, n: rows[0].n }).toEqual({ table, n: 0 })
    }
    const ids = await world.db.unit(
      world.acme.tenantId,
      async tx => (await tx.client.query('select distinct tenant_id as id from store')).rows
    )
    expect(ids).toEqual([{ id: world.acme.tenantId }])
    await expect(
      world.db.unit(world.acme.tenantId, tx => tx.client.query(`update store set tenant_id = '${world.globex.tenantId}'`))
    ).rejects.toThrow(/row-level security/)
  })
  test('closes with the transaction: the next one on the connection sees nothing', async () => {
    const client = await world.db.pool.connect()
    try {
      await client.query(`begin; select app.set_tenant('${world.acme.tenantId}')`)
      expect((await client.query('select from store')).rowCount).toBe(2)
      await client.query('commit')
      expect((await client.query('select from store')).rowCount).toBe(0)
    } finally {
      client.release()
    }
  })
})
