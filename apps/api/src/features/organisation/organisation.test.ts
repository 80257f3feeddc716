// Chains, stores, groups and people: made, changed, closed; nothing of one company reaches the other.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'

let world: World
let acme: Company
beforeAll(async () => {
  world = await openWorld()
  acme = world.acme
})
afterAll(() => world.close())

const USER_ERRORS = 'userErrors { code field }'

async function run(as: Person, operation: string, type: string, input: object, fields: string) {
  const answer = await world.ask(as, `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields} ${USER_ERRORS} } }`, { input })
  expect(answer.errors).toBeUndefined()
  return answer.data[operation]
}

const createStore = (code: string, as = acme.hq) =>
  run(
    as,
    'storeCreate',
    'StoreCreateInput',
    { chainId: acme.chainId, code, name: `Store ${code}`, city: 'Wuhan', openedOn: '2026-01-01' },
    'store { id code city groups { id name } }'
  )

describe('stores and groups', () => {
  test('a store opens with two staff groups, and its code is the chain’s only one, in a race too', async () => {
    const { store } = await createStore('N1')
    expect(store).toMatchObject({ code: 'N1', city: 'Wuhan', groups: [{ name: '销售一组' }, { name: '销售二组' }] })
    const answers = await Promise.all([createStore('N2'), createStore('N2')])
    expect(answers.flatMap(answer => answer.userErrors)).toEqual([{ code: 'STORE_CODE_TAKEN', field: ['code'] }])
  })
  test('edited, but not emptied', async () => {
    const { store } = await createStore('N3')
    const edited = await run(
      acme.hq,
      'storeUpdate',
      'StoreUpdateInput',
      { id: store.id, name: ' 新店 ', city: null },
      'store { name city }'
    )
    expect(edited.store).toEqual({ name: '新店', city: '' })
    expect((await run(acme.hq, 'storeUpdate', 'StoreUpdateInput', { id: store.id, name: ' ' }, 'store { name }')).userErrors).toEqual([
      { code: 'NAME_REQUIRED', field: ['name'] }
    ])
  })
  test('a store closes after its groups, once, not before it opened and not tomorrow', async () => {
    const { store } = await createStore('N4')
    const close = (closedOn: string) => run(acme.hq, 'storeClose', 'StoreCloseInput', { id: store.id, closedOn }, 'store { closedOn }')
    expect((await close('2026-06-30')).userErrors).toMatchObject([{ code: 'STORE_HAS_OPEN_GROUPS' }])
    for (const group of store.groups) {
      const done = await run(
        acme.hq,
        'staffGroupClose',
        'StaffGroupCloseInput',
        { id: group.id, closedOn: '2026-06-30' },
        'group { closedOn }'
      )
      expect(done.group).toEqual({ closedOn: '2026-06-30' })
    }
    expect((await close('2026-07-01')).userErrors).toMatchObject([{ code: 'DATE_IN_FUTURE' }])
    expect((await close('2025-12-31')).userErrors).toMatchObject([{ code: 'CLOSING_BEFORE_OPENING' }])
    expect((await close('2026-06-30')).store).toEqual({ closedOn: '2026-06-30' })
    expect((await close('2026-06-30')).userErrors).toMatchObject([{ code: 'ALREADY_CLOSED' }])
    expect(
      (await run(acme.hq, 'staffGroupCreate', 'StaffGroupCreateInput', { storeId: store.id, name: 'late' }, 'group { id }')).userErrors
    ).toMatchObject([{ code: 'STORE_CLOSED' }])
  })
  test('a group with members does not close', async () => {
    const [group] = acme.stores[0]!.groups
    const done = await run(acme.hq, 'staffGroupClose', 'StaffGroupCloseInput', { id: group!.id, closedOn: '2026-06-30' }, 'group { id }')
    expect(done.userErrors).toMatchObject([{ code: 'GROUP_HAS_OPEN_MEMBERS' }])
  })
  test('a manager sees the own store only, an associate the store of the own group; none of globex’s', async () => {
    const list = `query ($chainId: ID!) { stores(chainId: $chainId, includeClosed: true) { totalCount nodes { code groups { members { staff { name } } } } } }`
    for (const person of [acme.manager, acme.associate]) {
      const { data } = await world.ask(person, list, { chainId: acme.chainId })
      expect(data.stores).toMatchObject({ totalCount: 1, nodes: [{ code: 'S1' }] })
    }
    const { data } = await world.ask(acme.manager, 'query ($id: ID!) { store(id: $id) { code } }', { id: acme.stores[1]!.id })
    expect(data.store).toBeNull()
    const foreign = await world.ask(world.globex.hq, list, { chainId: acme.chainId })
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  })
})

describe('chains', () => {
  test('a new one has its policies and its maker as headquarters, who is in a new session', async () => {
    const second = await addPerson(world.db, acme, 'acme', 'HQ', { chain: acme.chainId })
    const input = { name: 'Second brand', currency: 'usd', timeZone: 'America/New_York', locale: 'en', country: 'US' }
    const response = await world.service.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: `keqing=${second.token}` },
      payload: {
        query: `mutation ($input: ChainCreateInput!) { chainCreate(input: $input) { chain { id currency today stores { totalCount } } ${USER_ERRORS} } }`,
        variables: { input }
      }
    })
    expect(response.json().data.chainCreate).toMatchObject({
      chain: { currency: 'USD', today: '2026-06-30', stores: { totalCount: 0 } },
      userErrors: []
    })
    const token = /keqing=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1] ?? ''
    expect((await world.ask(second, '{ viewer { name } }')).status).toBe(401)
    const { data } = await world.ask({ ...second, token }, '{ viewer { chains { name } } }')
    expect(data.viewer.chains.map((chain: { name: string }) => chain.name).sort()).toEqual(['Second brand', 'acme'])
    // Another headquarters of the first chain sees nothing of the second.
    expect(
      (await world.ask(acme.hq, 'query ($id: ID!) { chain(id: $id) { name } }', { id: response.json().data.chainCreate.chain.id })).data
        .chain
    ).toBeNull()
  })
  test.each([
    [{ currency: 'XXZ' }, 'CURRENCY_UNKNOWN'],
    [{ timeZone: 'Mars/Olympus' }, 'TIME_ZONE_UNKNOWN'],
    [{ country: 'ZZ' }, 'INVALID_VALUE'],
    [{ name: 'x'.repeat(121) }, 'TEXT_TOO_LONG']
  ])('%j is refused: %s', async (part, code) => {
    const done = await run(
      acme.hq,
      'chainCreate',
      'ChainCreateInput',
      { name: 'x', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh_CN', country: 'CN', ...part },
      'chain { id }'
    )
    expect(done).toMatchObject({ chain: null, userErrors: [{ code }] })
  })
})

describe('people and rights', () => {
  let count = 0
  const takeOn = (more: object = {}) =>
    run(
      acme.hq,
      'staffCreate',
      'StaffCreateInput',
      { chainId: acme.chainId, name: 'Wang', staffNo: `W${count++}`, joinedOn: '2026-01-01', ...more },
      'staff { id name email phone membership { group { id } } grants { id role store { code } } }'
    )

  test('taken on with a group, a role and a way to sign in; gone, all of it ends', async () => {
    const [store] = acme.stores
    const email = 'wang@acme.test'
    const { staff, userErrors } = await takeOn({
      email,
      phone: '138 0000 0001',
      password: 'plum blossom road',
      groupId: store!.groups[1]!.id,
      role: 'ASSOCIATE',
      scopeKind: 'GROUP',
      scopeId: store!.groups[1]!.id
    })
    expect(userErrors).toEqual([])
    expect(staff).toMatchObject({
      email,
      phone: '+8613800000001',
      membership: { group: { id: store!.groups[1]!.id } },
      grants: [{ role: 'ASSOCIATE', store: { code: 'S1' } }]
    })
    const signIn = () =>
      world.ask(
        null,
        `mutation { signIn(input: { account: "13800000001", password: "plum blossom road" }) { viewer { name } userErrors { code } } }`
      )
    expect((await signIn()).data.signIn).toMatchObject({ viewer: { name: 'Wang' } })
    const left = await run(
      acme.hq,
      'staffLeave',
      'StaffLeaveInput',
      { id: staff.id, leftOn: '2026-06-30' },
      'staff { leftOn grants { id } memberships { untilOn } }'
    )
    expect(left.staff).toEqual({ leftOn: '2026-06-30', grants: [], memberships: [{ untilOn: '2026-06-30' }] })
    expect((await signIn()).data.signIn.userErrors).toEqual([{ code: 'SIGN_IN_FAILED' }])
    expect((await run(acme.hq, 'staffUpdate', 'StaffUpdateInput', { id: staff.id, name: 'x' }, 'staff { id }')).userErrors).toMatchObject([
      { code: 'ASSOCIATE_LEFT' }
    ])
    // Who left may come back.
    expect((await takeOn({ email, password: 'plum blossom road' })).userErrors).toEqual([])
  })
  const signInAs = async (account: string, password: string) => {
    const response = await world.service.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: {
        query:
          'mutation ($i: SignInInput!) { signIn(input: $i) { viewer { name company { name } companies { name } } userErrors { code } } }',
        variables: { i: { account, password } }
      }
    })
    return {
      ...response.json().data.signIn,
      token: /keqing=([^;]+)/.exec(String(response.headers['set-cookie'] ?? ''))?.[1] ?? ''
    }
  }
  const viewerOf = (token: string) => world.ask({ ...acme.hq, token }, '{ viewer { name } }')

  test('a person of another company is taken on as anybody; each password opens the company that has set it', async () => {
    const { userErrors } = await takeOn({ email: 'hq@globex.test', password: 'another long phrase' })
    expect(userErrors).toEqual([])
    for (const [password, name] of [
      ['a long enough phrase', 'globex'],
      ['another long phrase', 'acme']
    ] as const)
      expect((await signInAs('HQ@globex.test', password)).viewer).toMatchObject({ company: { name }, companies: [{ name }] })
  })
  test('an e-mail and a phone are one person’s in the company, whether they sign in or not; another company’s people do not count', async () => {
    const twice = { email: 'twice@acme.test', phone: '+8613800000055' }
    expect((await takeOn(twice)).userErrors).toEqual([])
    for (const password of [undefined, 'some long phrase']) {
      expect((await takeOn({ email: twice.email, password })).userErrors).toEqual([{ code: 'EMAIL_TAKEN', field: ['email'] }])
      expect((await takeOn({ phone: twice.phone, email: 'once@acme.test', password })).userErrors).toEqual([
        { code: 'LOGIN_PHONE_TAKEN', field: ['phone'] }
      ])
    }
    const { userErrors } = await run(
      world.globex.hq,
      'staffCreate',
      'StaffCreateInput',
      { chainId: world.globex.chainId, name: 'x', staffNo: 'X1', joinedOn: '2026-01-01', ...twice, password: 'some long phrase' },
      'staff { id }'
    )
    expect(userErrors).toEqual([])
  })
  test('names to sign in with are changed and cleared; the password here stays, and another company’s part too', async () => {
    const [before, after] = ['before@people.test', 'after@people.test']
    const { staff } = await takeOn({ email: before, phone: '+8613800000066', password: 'stays through it all' })
    await run(
      world.globex.hq,
      'staffCreate',
      'StaffCreateInput',
      { chainId: world.globex.chainId, name: 'y', staffNo: 'Y1', joinedOn: '2026-01-01', email: before, password: 'of globex alone' },
      'staff { id }'
    )
    const update = (more: object) =>
      run(acme.hq, 'staffUpdate', 'StaffUpdateInput', { id: staff.id, ...more }, 'staff { email phone name }')
    const { token } = await signInAs(before, 'stays through it all')
    expect((await update({ email: ' After@People.test ' })).staff).toMatchObject({ email: after, phone: '+8613800000066', name: 'Wang' })
    expect((await viewerOf(token)).status).toBe(401)
    expect((await signInAs(before, 'stays through it all')).userErrors).toEqual([{ code: 'SIGN_IN_FAILED' }])
    expect((await signInAs(after, 'stays through it all')).viewer).toMatchObject({ company: { name: 'acme' } })
    expect((await signInAs(before, 'of globex alone')).viewer).toMatchObject({ company: { name: 'globex' } })
    // Without the e-mail the phone is left; without either nobody could sign in.
    expect((await update({ email: null })).staff).toMatchObject({ email: null })
    expect((await signInAs('13800000066', 'stays through it all')).viewer).toMatchObject({ company: { name: 'acme' } })
    expect((await update({ phone: '' })).userErrors).toEqual([{ code: 'LOGIN_REQUIRED', field: ['email'] }])
    expect((await update({ email: 'hq@acme.test' })).userErrors).toEqual([{ code: 'EMAIL_TAKEN', field: ['email'] }])
    expect((await update({ email: 'not one' })).userErrors).toEqual([{ code: 'EMAIL_INVALID', field: ['email'] }])
  })
  test('changing one’s own e-mail leaves one signed in', async () => {
    const { staff } = await takeOn({
      email: 'own@acme.test',
      password: 'some long phrase',
      role: 'HQ',
      scopeKind: 'CHAIN',
      scopeId: acme.chainId
    })
    const { token } = await signInAs('own@acme.test', 'some long phrase')
    const self = { ...acme.hq, token }
    const { userErrors } = await run(self, 'staffUpdate', 'StaffUpdateInput', { id: staff.id, email: 'mine@acme.test' }, 'staff { id }')
    expect(userErrors).toEqual([])
    const { data } = await world.ask(self, '{ viewer { name companies { name } } }')
    expect(data.viewer).toEqual({ name: 'Wang', companies: [{ name: 'acme' }] })
    await run(acme.hq, 'staffLeave', 'StaffLeaveInput', { id: staff.id, leftOn: '2026-06-30' }, 'staff { id }')
  })
  test('a password set for somebody opens this company from then on; their sessions here end', async () => {
    const set = (as: Person, staffId: string, password: string) =>
      run(as, 'staffPasswordSet', 'StaffPasswordSetInput', { staffId, password }, 'staff { id }')
    const { staff } = await takeOn({ email: 'forgot@acme.test', password: 'what was it again' })
    const { token } = await signInAs('forgot@acme.test', 'what was it again')
    expect((await set(acme.hq, staff.id, 'short')).userErrors).toEqual([{ code: 'PASSWORD_TOO_SHORT', field: ['password'] }])
    expect(await set(acme.hq, staff.id, 'written on paper')).toEqual({ staff: { id: staff.id }, userErrors: [] })
    expect((await viewerOf(token)).status).toBe(401)
    expect((await signInAs('forgot@acme.test', 'what was it again')).userErrors).toEqual([{ code: 'SIGN_IN_FAILED' }])
    expect((await signInAs('forgot@acme.test', 'written on paper')).viewer).toMatchObject({ company: { name: 'acme' } })
    const { data } = await world.ask(
      acme.hq,
      'query ($c: ID!, $o: ID!) { auditEntries(chainId: $c, filter: { action: "staffPasswordSet", objectId: $o }) { nodes { detail } } }',
      { c: acme.chainId, o: staff.id }
    )
    expect(data.auditEntries.nodes).toEqual([{ detail: '{}' }])
    // Who could not sign in before can now, by the name they have; without one there is no way in.
    const silent = await takeOn({ phone: '+8613800000088' })
    await set(acme.hq, silent.staff.id, 'the first they have')
    expect((await signInAs('+8613800000088', 'the first they have')).viewer).toMatchObject({ company: { name: 'acme' } })
    const nameless = await takeOn()
    expect((await set(acme.hq, nameless.staff.id, 'the first they have')).userErrors).toEqual([
      { code: 'LOGIN_REQUIRED', field: ['staffId'] }
    ])
  })
  test('never over somebody with a right that one could not give, nor one’s own', async () => {
    const set = async (as: Person, staffId: string) =>
      (await run(as, 'staffPasswordSet', 'StaffPasswordSetInput', { staffId, password: 'taken over here' }, 'staff { id }')).userErrors
    const local = await addPerson(world.db, acme, 'acme', 'HQ', { store: acme.stores[0]!.id })
    expect(await set(local, acme.associate.staffId)).toEqual([])
    expect(await set(local, acme.hq.staffId)).toMatchObject([{ code: expect.stringMatching(/NOT_FOUND|GRANT_EXCEEDS_OWN_RIGHTS/) }])
    const wider = await addPerson(world.db, acme, 'acme', 'ASSOCIATE', { group: acme.stores[0]!.groups[0]!.id })
    await run(
      acme.hq,
      'roleGrant',
      'RoleGrantInput',
      { staffId: wider.staffId, role: 'ANALYST', scopeKind: 'CHAIN', scopeId: acme.chainId },
      'grant { id }'
    )
    expect(await set(local, wider.staffId)).toEqual([{ code: 'GRANT_EXCEEDS_OWN_RIGHTS', field: ['staffId'] }])
    expect(await set(acme.hq, acme.hq.staffId)).toEqual([{ code: 'INVALID_VALUE', field: ['staffId'] }])
    expect(await set(acme.hq, world.globex.associate.staffId)).toEqual([{ code: 'NOT_FOUND', field: ['staffId'] }])
    const manager = await world.ask(
      acme.manager,
      'mutation ($i: StaffPasswordSetInput!) { staffPasswordSet(input: $i) { userErrors { code } } }',
      { i: { staffId: acme.associate.staffId, password: 'taken over here' } }
    )
    expect(manager.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
  test('refusals leave nothing behind', async () => {
    const count = async () =>
      (
        await world.ask(acme.hq, 'query ($id: ID!) { staff(chainId: $id, filter: { search: "Wang" }) { totalCount } }', {
          id: acme.chainId
        })
      ).data.staff.totalCount as number
    const before = await count()
    expect((await takeOn({ role: 'ASSOCIATE' })).userErrors).toMatchObject([{ code: 'GRANT_SCOPE_INVALID' }])
    expect((await takeOn({ password: 'no way to sign in' })).userErrors).toMatchObject([{ code: 'LOGIN_REQUIRED' }])
    expect((await takeOn({ staffNo: 'HQ1' })).userErrors).toMatchObject([{ code: 'ASSOCIATE_CODE_TAKEN' }])
    expect((await takeOn({ email: 'nobody@acme.test', password: 'short' })).userErrors).toMatchObject([{ code: 'PASSWORD_TOO_SHORT' }])
    expect((await takeOn({ role: 'HQ', scopeKind: 'CHAIN', scopeId: world.globex.chainId })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['scopeId'] }
    ])
    expect(before).toBeGreaterThan(0)
    expect(await count()).toBe(before)
  })
  test('memberships do not overlap', async () => {
    const { staff } = await takeOn({ groupId: acme.stores[0]!.groups[0]!.id })
    const start = (fromOn: string) =>
      run(
        acme.hq,
        'groupMembershipStart',
        'GroupMembershipStartInput',
        { staffId: staff.id, groupId: acme.stores[1]!.groups[0]!.id, fromOn },
        'membership { id fromOn staff { name } group { name } }'
      )
    expect((await start('2026-06-01')).userErrors).toMatchObject([{ code: 'MEMBERSHIP_OVERLAPS' }])
    const { data } = await world.ask(acme.hq, 'query ($id: ID!) { staffMember(id: $id) { memberships { id } } }', { id: staff.id })
    const end = (untilOn: string) =>
      run(
        acme.hq,
        'groupMembershipEnd',
        'GroupMembershipEndInput',
        { id: data.staffMember.memberships[0].id, untilOn },
        'membership { untilOn }'
      )
    expect((await end('2025-12-31')).userErrors).toMatchObject([{ code: 'END_BEFORE_START' }])
    expect((await end('2026-05-31')).membership).toEqual({ untilOn: '2026-05-31' })
    expect((await start('2026-06-01')).membership).toMatchObject({ fromOn: '2026-06-01', staff: { name: 'Wang' } })
  })
  test('a right works on the next request and is gone with the next', async () => {
    const person = await addPerson(world.db, acme, 'acme', 'ASSOCIATE', { group: acme.stores[0]!.groups[0]!.id })
    const given = await run(
      acme.hq,
      'roleGrant',
      'RoleGrantInput',
      { staffId: person.staffId, role: 'OPERATOR', scopeKind: 'STORE', scopeId: acme.stores[1]!.id },
      'grant { id } staff { grants { role } }'
    )
    expect(given.staff.grants).toHaveLength(2)
    expect((await world.ask(person, '{ viewer { name } }')).status).toBe(401)
    const again = await run(
      acme.hq,
      'roleGrant',
      'RoleGrantInput',
      { staffId: person.staffId, role: 'OPERATOR', scopeKind: 'STORE', scopeId: acme.stores[1]!.id },
      'grant { id }'
    )
    expect(again.userErrors).toMatchObject([{ code: 'GRANT_EXISTS' }])
    const taken = await run(acme.hq, 'roleRevoke', 'RoleRevokeInput', { id: given.grant.id }, 'staff { grants { role } }')
    expect(taken.staff.grants).toEqual([{ role: 'ASSOCIATE' }])
  })
  test('headquarters of one store gives rights there and no further', async () => {
    const local = await addPerson(world.db, acme, 'acme', 'HQ', { store: acme.stores[0]!.id })
    const grant = (scopeKind: string, scopeId: string) =>
      run(local, 'roleGrant', 'RoleGrantInput', { staffId: acme.associate.staffId, role: 'ANALYST', scopeKind, scopeId }, 'grant { id }')
    expect((await grant('CHAIN', acme.chainId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await grant('STORE', acme.stores[1]!.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await grant('STORE', acme.stores[0]!.id)).userErrors).toEqual([])
    const reader = await addPerson(world.db, acme, 'acme', 'HQ', { store: acme.stores[0]!.id })
    await run(
      acme.hq,
      'roleGrant',
      'RoleGrantInput',
      { staffId: reader.staffId, role: 'ANALYST', scopeKind: 'CHAIN', scopeId: acme.chainId },
      'grant { id }'
    )
    const ctx = await world.contextOf(reader, acme)
    expect(ctx.rights.covers('org:read', { chainId: acme.chainId })).toBe(true)
    await ctx.close()
  })
  test('the last headquarters stays, however two try to remove each other', async () => {
    const { globex } = world
    const own = await world.ask(globex.hq, '{ viewer { grants { id } staff { id } } }')
    const revoke = (as: Person, id: string) => run(as, 'roleRevoke', 'RoleRevokeInput', { id }, 'grant { id }')
    expect((await revoke(globex.hq, own.data.viewer.grants[0].id)).userErrors).toMatchObject([{ code: 'LAST_HQ_GRANT' }])
    expect(
      (await run(globex.hq, 'staffLeave', 'StaffLeaveInput', { id: globex.hq.staffId, leftOn: '2026-06-30' }, 'staff { id }')).userErrors
    ).toMatchObject([{ code: 'LAST_HQ_GRANT' }])
    const other = await addPerson(world.db, globex, 'globex', 'HQ', { chain: globex.chainId })
    const theirs = await world.ask(other, '{ viewer { grants { id } } }')
    const REVOKE = `mutation ($id: ID!) { roleRevoke(input: { id: $id }) { ${USER_ERRORS} } }`
    const answers = await Promise.all([
      world.ask(globex.hq, REVOKE, { id: theirs.data.viewer.grants[0].id }),
      world.ask(other, REVOKE, { id: own.data.viewer.grants[0].id })
    ])
    expect(answers.filter(answer => answer.data?.roleRevoke?.userErrors.length === 0)).toHaveLength(1)
    // The other is refused as the last, or, where the first was quicker, as somebody without rights or without a session.
    const refused = answers.map(({ data, errors }) => data?.roleRevoke?.userErrors[0]?.code ?? errors?.[0]?.extensions['code'])
    expect(refused.filter(Boolean)).toEqual([expect.stringMatching(/^(LAST_HQ_GRANT|FORBIDDEN|UNAUTHENTICATED)$/)])
  })
})
