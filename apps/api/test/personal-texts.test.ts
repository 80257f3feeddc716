// TRUST 34: every text that leaves the service is decided about. What is written about a person follows the sight of the name, wherever it is nested; a
// new text without a line here fails.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getNamedType, isInputObjectType, isObjectType } from 'graphql'
import { createSchema } from '../src/server.ts'
import { EXPORT_LISTS } from '../src/features/export/lists.ts'
import { Rights } from '../src/platform/rights.ts'
import { addPerson, openWorld, type Person, type World } from './world.ts'

const schema = await createSchema()
const types = Object.values(schema.getTypeMap()).filter(type => !type.name.startsWith('__'))

/** about: hidden where the name is masked. act: why or where somebody did something, for whoever may read the act. company: what a company calls its own. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  about: [
    ...['name', 'email', 'address', 'ethnicity', 'occupation', 'family', 'personality', 'spendingHabits', 'dressPreference', 'leisure'],
    ...['dailyHabits', 'servicePreference', 'promotionAttitude', 'values', 'education', 'income', 'note']
  ]
    .map(field => `Customer.${field}`)
    .concat('Visit.note'),
  masked: ['Customer.phone', 'CounterCard.maskedName'],
  revealed: ['name', 'phone', 'email', 'address'].map(field => `CustomerRevealPayload.${field}`),
  act: [
    'Standing.reason',
    'PointAdjustment.reason',
    'PointAdjustment.declineReason',
    'ImportMapping.adjustmentReason',
    'StandingBatch.reason',
    'PointEntry.reason',
    'Purchase.voidReason',
    'PurchaseReturn.voidReason',
    'Visit.voidReason',
    'Consent.source',
    'Customer.fileConsent',
    'PolicyEvent.comment',
    'Voucher.reason',
    'VoucherEntry.reason',
    'VoucherBatch.reason',
    'BookPlan.reason',
    'Cover.reason',
    'Handover.reason',
    'SpotCheckFile.uncheckableReason',
    'SpotCheckFinding.note',
    'ChecklistRunItem.note',
    'OnboardingCorrection.reason',
    'BookInterval.reason',
    'IncentiveDispute.text',
    'IncentiveDispute.decision',
    'IncentiveEntry.reason',
    'PointRedemption.undoReason',
    'VoucherRedemption.undoReason'
  ],
  company: [
    ...['ApiClient.name', 'Chain.name', 'Company.name', 'CompanyRef.name', 'Item.name', 'Item.category', 'ItemConnection.categories'],
    ...['Staff.name', 'Staff.email', 'Staff.phone', 'StaffGroup.name', 'Store.name', 'Store.city', 'Viewer.name', 'AuditEntry.actorName'],
    ...['CustomerTier.name', 'Tier.name', 'TierAnswer.name', 'TierCount.name', 'TierDecision.name', 'TierForecast.name', 'TierSpan.name'],
    ...['BothLanguages.en', 'BothLanguages.zhCN', 'PolicyVersion.name', 'PolicyDifference.before', 'PolicyDifference.after'],
    ...['BacktestDecision.name', 'EarningWhenRule.categories', 'VoucherTerms.excludedCategories']
  ],
  // Of a file that only who runs imports reads, unmasked as they are.
  import: [
    ...['ImportColumn.firstValues', 'ImportColumn.name', 'ImportColumnChoice.column', 'ImportNote.sample', 'ImportPreset.name'],
    ...['ImportRun.fileName', 'PointAdjustmentFile.name', 'ImportMapping.presetName']
  ],
  // Numbers, keys and words of a fixed list.
  code: [
    'HeldTier.tierKey',
    'ChecklistItem.key',
    ...['SpotCheck.fields', 'SpotCheck.seed', 'SpotCheckFinding.field', 'SpotCheckRate.field'],
    ...['IncentiveFigure.key', 'IncentivePlanRule.key', 'IncentivePlanRule.quota', 'IncentiveQuota.key', 'IncentiveQuotaLine.storeIds'],
    ...['ApiClientPayload.secret', 'ApiKey.prefix', 'AuditEntry.action', 'AuditEntry.correlationId', 'AuditEntry.detail'],
    ...['AuditEntry.objectLabel', 'AuditEntry.objectType', 'Chain.country', 'Chain.currency', 'Chain.memberNoPrefix', 'Chain.timeZone'],
    ...['CounterCard.memberNo', 'Customer.ageBand', 'Customer.memberNo', 'CustomerTier.key', 'ExportLinkPayload.path'],
    ...['ImportColumn.guessedBy', 'ImportColumn.guessedField', 'ImportColumnChoice.field', 'ImportCount.name', 'ImportField.name'],
    ...[
      'ImportMapping.dateFormat',
      'ImportMapping.decimal',
      'ImportMapping.returnRule',
      'ImportMapping.standingKind',
      'ImportMapping.storeRule',
      'ImportMapping.timeZone'
    ],
    ...[
      'BacktestCost.name',
      'BacktestDecision.key',
      'BacktestPlace.key',
      'BookTier.key',
      'BookPlanShare.tierKey',
      'BookPlanCustomer.tierKey',
      'PolicyMissedTier.key',
      'PolicyRaisedPay.higher',
      'PolicyRaisedPay.lower',
      'PolicyMoves.fromKey',
      'PolicyMoves.toKey'
    ],
    ...[
      'ImportNote.code',
      'ImportNote.field',
      'ImportRun.delimiter',
      'ImportRun.encoding',
      'ImportRun.failure',
      'ImportRun.phase',
      'Item.code'
    ],
    ...[
      'MissingField.field',
      'Money.currency',
      'Param.name',
      'Param.value',
      'Permission.name',
      'PointEntry.returnNo',
      'PointRedemption.receiptNo',
      'Purchase.receiptNo'
    ],
    ...[
      'PurchaseReturn.returnNo',
      'EarnedMultiplier.key',
      'EarningMultiplierRule.key',
      'EarningWhenRule.tiers',
      'PolicyDifference.path',
      'PolicyFault.path',
      'PolicyTierPlace.path',
      'ProfilePart.fields',
      'ProfileRulesPart.fields',
      'BenefitFestival.key',
      'BenefitGoods.categories',
      'BenefitGoods.itemCodes',
      'BenefitSale.key',
      'BenefitTier.key',
      'EffectivePolicyLine.key',
      'OpenLine.key',
      'PartnerOffer.key',
      'PartnerOffer.tiers',
      'PurchaseQuote.tierKey',
      'QuotedLine.itemCode',
      'StoreLine.key',
      'YearEndRebate.memberNo',
      'YearEndRebate.tierKey',
      'TierRule.key',
      'Query.health',
      'Staff.staffNo',
      'QuotedVoucher.maskedCode',
      'Voucher.maskedCode',
      'VoucherRedemption.receiptNo',
      'VoucherDefinition.key',
      'VoucherRevealPayload.code',
      'Standing.tierKey',
      'StandingBatch.tierKey',
      'TierPlace.key',
      'Store.code',
      'Tier.key',
      'TierAnswer.key'
    ],
    ...[
      'TierChange.fromKey',
      'TierChange.toKey',
      'TierCount.key',
      'TierDecision.baseKey',
      'TierDecision.key',
      'TierForecast.key',
      'TierSpan.key'
    ],
    'UserError.field'
  ]
}

test('every text is decided about', () => {
  const texts = types
    .filter(type => isObjectType(type))
    .flatMap(type =>
      Object.values(type.getFields())
        .filter(field => getNamedType(field.type).name === 'String')
        .map(field => `${type.name}.${field.name}`)
    )
    .filter(name => !/(Edge\.cursor|PageInfo\.\w+Cursor)$/.test(name))
  expect(texts.toSorted()).toEqual(Object.values(DECISIONS).flat().toSorted())
})

const PHONE = '13812342201'
const NAME = '林晓梅'
/** In every text about a person. */
const SECRET = `晓梅 ${PHONE}`
const ABOUT = (DECISIONS['about'] ?? []).filter(name => name.startsWith('Customer.')).map(name => name.slice('Customer.'.length))
const PROFILE = ABOUT.filter(field => !['name', 'email', 'address', 'ethnicity', 'note'].includes(field))

let world: World
let mixed: Person
let key: string
const ids = { here: '', there: '', visit: '', purchase: '', back: '', definition: '', voucher: '', points: '', paid: '', slip: '' }

async function act(as: Person, name: string, input: Record<string, unknown>, answer: string) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const { data, errors } = await world.ask(as, `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input })
  expect(errors).toBeUndefined()
  return data[name]
}

async function register(storeId: string | undefined, more: Record<string, unknown>): Promise<string> {
  const texts = { address: SECRET, ethnicity: SECRET, note: SECRET, profile: Object.fromEntries(PROFILE.map(field => [field, SECRET])) }
  const input = { chainId: world.acme.chainId, storeId, name: NAME, captureSource: 'TILL', email: 'xiaomei@x.test', ...texts, ...more }
  const done = await act(world.acme.hq, 'customerRegister', input, 'customer { id } userErrors { code }')
  expect(done.userErrors).toEqual([])
  return done.customer.id
}

beforeAll(async () => {
  world = await openWorld()
  const { acme } = world
  const [s1, s2] = acme.stores
  ids.here = await register(s1?.id, { memberNo: 'H1', groupId: s1?.groups[0]?.id })
  ids.there = await register(s2?.id, { memberNo: 'T1', referrerId: ids.here })
  for (const customerId of [ids.here, ids.there]) {
    const visit = await act(acme.hq, 'visitRecord', { customerId, storeId: s1?.id, note: SECRET, reference: customerId }, 'visit { id }')
    ids.visit = visit.visit.id
  }
  const place = { chainId: acme.chainId, storeId: s1?.id, happenedAt: '2026-06-01T04:00:00Z' }
  const lines = [{ itemCode: 'a', quantity: 2, amountMinor: 35_000 }]
  ids.purchase = (
    await act(acme.hq, 'purchaseRecord', { ...place, receiptNo: 'R1', customerId: ids.there, lines }, 'purchase { id }')
  ).purchase.id
  const back = { ...place, returnNo: 'X1', purchaseReceiptNo: 'R1', lines: [{ itemCode: 'a', quantity: 1 }] }
  ids.back = (await act(acme.hq, 'purchaseReturnRecord', back, 'purchaseReturn { id }')).purchaseReturn.id
  const kind = { chainId: acme.chainId, key: 'texts', name: { zhCN: '券', en: 'Voucher' }, faceMinor: 100, idempotencyKey: 'texts' }
  ids.definition = (await act(acme.hq, 'voucherDefinitionCreate', kind, 'definition { id }')).definition.id
  const given = { definitionId: ids.definition, customerId: ids.here, reason: 'texts', idempotencyKey: 'texts' }
  ids.voucher = (await act(acme.hq, 'voucherIssue', given, 'voucher { id }')).voucher.id
  await act(acme.hq, 'pointsAdjust', { customerId: ids.here, amount: 10, reason: 'texts', idempotencyKey: 'texts' }, 'entry { id }')
  const slip = { customerId: ids.here, amount: 2, reason: 'texts', idempotencyKey: 'slip' }
  ids.slip = (await act(acme.hq, 'pointsAdjust', slip, 'entry { id }')).entry.id
  const counter = { chainId: acme.chainId, storeId: s1?.id, customerId: ids.here }
  const spent = { ...counter, points: 1, normalMinor: 10_000, receiptNo: 'never', idempotencyKey: 'texts' }
  ids.points = (await act(acme.hq, 'pointsRedeem', spent, 'redemption { id }')).redemption.id
  const second = (await act(acme.hq, 'voucherIssue', { ...given, idempotencyKey: 'second' }, 'voucher { id }')).voucher.id
  const taken = { ...counter, vouchers: [{ id: second }], lines: [{ amountMinor: 100 }], receiptNo: 'never', idempotencyKey: 'texts' }
  ids.paid = (await act(acme.hq, 'voucherRedeem', taken, 'vouchers { id }')).vouchers[0].id
  // Reads the whole chain, unmasked only in the first store.
  mixed = await addPerson(world.db, acme, 'acme', 'ANALYST', { chain: acme.chainId })
  await world.db.unit(acme.tenantId, tx =>
    tx.client.query(
      `insert into role_grant (tenant_id, id, staff_id, role, store_id) values ($1, gen_random_uuid(), $2, 'STORE_MANAGER', $3)`,
      [acme.tenantId, mixed.staffId, s1?.id]
    )
  )
  const client = { chainId: acme.chainId, name: 'narrow', scopes: ['CUSTOMERS_READ', 'PURCHASES_READ', 'POINTS_READ', 'POLICY_READ'] }
  key = (await act(acme.hq, 'apiClientCreate', client, 'secret')).secret
})
afterAll(() => world.close())

const FILE = `id namesMasked ${ABOUT.join(' ')} visits { nodes { note } } timeline(kinds: [VISIT]) { nodes { visit { note } } }`
const READS = `query ($chainId: ID!, $id: ID!, $from: LocalDate!, $purchase: ID!) {
  customer(id: $id) { ${FILE} referrer { ${FILE} } referrals { nodes { ${FILE} } } }
  purchase(id: $purchase) { customer { ${FILE} } }
  customers(chainId: $chainId) { nodes { ${FILE} } edges { node { ${FILE} } } }
  tierChanges(chainId: $chainId, from: $from) { nodes { customer { ${FILE} } } }
  purchaseReturns(chainId: $chainId) { nodes { customer { ${FILE} } } }
}`
const LATER = `query ($chainId: ID!) { purchases(chainId: $chainId) { nodes { customer { ${FILE} } } } lostCustomers(chainId: $chainId) { nodes { ${FILE} } } }`

/** Every file in an answer, wherever it is nested. */
function filesIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(filesIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'namesMasked' in value ? [value as Record<string, unknown>] : []
  return [...own, ...Object.values(value).flatMap(filesIn)]
}

const textsOf = (file: Record<string, unknown>) => {
  const { referrer: _referrer, referrals: _referrals, ...own } = file
  return JSON.stringify(own)
}

async function readFiles(as: Person | string): Promise<Record<string, unknown>[]> {
  const { acme } = world
  const answers = []
  for (const id of [ids.here, ids.there]) {
    const variables = { chainId: acme.chainId, id, from: '2015-01-01', purchase: ids.purchase }
    for (const query of [READS, LATER]) {
      const { data, errors } = await world.ask(as, query, query === READS ? variables : { chainId: acme.chainId })
      expect(errors).toBeUndefined()
      answers.push(data)
    }
  }
  const files = filesIn(answers)
  expect(files.length).toBeGreaterThan(12)
  return files
}

describe('a text about a person', () => {
  test('is read by who reads the name', async () => {
    for (const file of await readFiles(world.acme.hq)) {
      for (const field of ABOUT) expect([field, file[field]]).toEqual([field, expect.any(String)])
      expect(JSON.stringify(file['visits'])).toContain(SECRET)
    }
  })

  test.each(['an analyst', 'a narrow key'])('is hidden wherever it is nested from %s', async who => {
    for (const file of await readFiles(who === 'an analyst' ? world.acme.analyst : key)) {
      expect(file['namesMasked']).toBe(true)
      expect(textsOf(file)).not.toMatch(/晓梅|13812342201|xiaomei/)
      expect((file['visits'] as { nodes: unknown[] }).nodes).toEqual([{ note: null }])
    }
  })

  test('is decided row by row', async () => {
    for (const file of await readFiles(mixed)) {
      expect(file['namesMasked']).toBe(file['id'] === ids.there)
      if (file['id'] === ids.there) expect(textsOf(file)).not.toMatch(/晓梅|13812342201|xiaomei/)
      else for (const field of ABOUT) expect([field, file[field]]).toEqual([field, expect.any(String)])
      expect(JSON.stringify([file['visits'], file['timeline']]).includes(SECRET)).toBe(file['id'] === ids.here)
    }
  })

  test('is in no file for who reads names masked', async () => {
    const { acme } = world
    const permissions = ['customer:read', 'purchase:read', 'points:read', 'org:read', 'export:run'] as const
    const rights = new Rights([{ permissions, chainId: acme.chainId, storeId: null, groupId: null }])
    const ctx = await world.contextOf(acme.hq, acme)
    const scope = { rights, actor: ctx.actor, chain: await ctx.chain(acme.chainId), today: await ctx.today(acme.chainId) }
    await ctx.close()
    const cells = async (as: typeof scope) =>
      world.db.unit(acme.tenantId, async tx => {
        const pages = []
        for (const { list } of Object.values(EXPORT_LISTS)) {
          if (as.rights.has(list.permission)) pages.push(...(await list.page(tx, as, {}, undefined)).rows)
        }
        return JSON.stringify(pages)
      })
    expect(
      (
        await cells({ ...scope, rights: Rights.ofGrants([{ id: '', role: 'HQ', chainId: acme.chainId, storeId: null, groupId: null }]) })
      ).split(SECRET).length
    ).toBe(2 * (PROFILE.length + 3) * 1 + 2 + 1)
    expect(await cells(scope)).not.toMatch(/晓梅|13812342201|xiaomei/)
  })
})

describe('the reason of an act', () => {
  /** Each act that takes a reason in words. An assignment's is read by nobody, of declining adjustments or issuing vouchers to many by headquarters alone; all are refused a phone all the same (customer.test.ts, adjustment-request.test.ts, adjustment-file.test.ts, voucher-batch.test.ts, onboarding.test.ts). */
  const ACTS: Readonly<Record<string, () => readonly [as: Person, input: Record<string, unknown>]>> = {
    tierDesignate: () => [world.acme.hq, { customerId: ids.here, tierKey: 'B' }],
    tierOverride: () => [world.acme.manager, { customerId: ids.here, tierKey: 'B', endsOn: '2026-12-31' }],
    tierDesignateBatch: () => [
      world.acme.hq,
      { chainId: world.acme.chainId, customerIds: [ids.there], tierKey: 'B', idempotencyKey: 'tierDesignateBatch' }
    ],
    tierOverrideBatch: () => [
      world.acme.manager,
      {
        chainId: world.acme.chainId,
        customerIds: [ids.here],
        tierKey: 'B',
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        idempotencyKey: 'tierOverrideBatch'
      }
    ],
    pointsAdjust: () => [world.acme.hq, { customerId: ids.here, amount: 1, idempotencyKey: 'k' }],
    pointAdjustmentUndo: () => [world.acme.hq, { entryId: ids.slip, idempotencyKey: 'pointAdjustmentUndo' }],
    visitVoid: () => [world.acme.hq, { id: ids.visit }],
    purchaseReturnVoid: () => [world.acme.hq, { id: ids.back }],
    purchaseVoid: () => [world.acme.hq, { id: ids.purchase }],
    pointsRedeemUndo: () => [world.acme.hq, { redemptionId: ids.points, idempotencyKey: 'pointsRedeemUndo' }],
    voucherRedeemUndo: () => [world.acme.hq, { redemptionId: ids.paid, idempotencyKey: 'voucherRedeemUndo' }],
    voucherIssue: () => [world.acme.hq, { definitionId: ids.definition, customerId: ids.here, idempotencyKey: 'voucherIssue' }],
    voucherVoid: () => [world.acme.hq, { id: ids.voucher, idempotencyKey: 'voucherVoid' }]
  }
  test('every one is known', () => {
    const inputs = types
      .filter(type => isInputObjectType(type))
      .filter(type => Object.values(type.getFields()).some(field => field.name === 'reason' && getNamedType(field.type).name === 'String'))
      .map(type => type.name)
    expect(inputs.toSorted()).toEqual(
      [
        'CustomerAssignInput',
        'CustomerAssignBatchInput',
        'PointAdjustmentDeclineInput',
        'PointAdjustmentFileDeclineInput',
        'VoucherBatchStartInput',
        'BookPlanStartInput',
        'CoverArrangeInput',
        'HandoverStartInput',
        'OnboardingCorrectInput',
        ...Object.keys(ACTS).map(name => `${name[0]?.toUpperCase()}${name.slice(1)}Input`)
      ].toSorted()
    )
  })
  test.each(Object.keys(ACTS))('%s refuses a phone number in it, and is read by whoever reads the act', async name => {
    const [as, input] = ACTS[name]?.() ?? [world.acme.hq, {}]
    const refused = await act(as, name, { ...input, reason: `她的电话 ${PHONE}` }, 'userErrors { code field }')
    expect(refused.userErrors).toEqual([{ code: 'PHONE_IN_REASON', field: ['reason'] }])
    const done = await act(as, name, { ...input, reason: `why of ${name}` }, 'userErrors { code field }')
    expect(done.userErrors).toEqual([])
    const read = await world.ask(
      world.acme.analyst,
      `query ($here: ID!, $there: ID!) {
        here: customer(id: $here) { standings { reason } pointEntries { nodes { reason redemption { undoReason } } } visits(includeVoided: true) { nodes { voidReason } } vouchers { nodes { reason entries { reason redemption { undoReason } } } } }
        there: customer(id: $there) { standings { reason } visits(includeVoided: true) { nodes { voidReason } } purchases { nodes { voidReason returns { voidReason } } } }
      }`,
      { here: ids.here, there: ids.there }
    )
    expect(JSON.stringify(read)).toContain(`why of ${name}`)
  })
})
