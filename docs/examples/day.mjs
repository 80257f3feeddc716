// A till's whole day: opens by the rules in force, greets a customer, quotes, takes points as payment, takes goods back, closes, and reads what changed.
// Scopes of its key: CUSTOMERS_READ, CUSTOMERS_WRITE, ORGANISATION_READ, POINTS_READ, POINTS_WRITE, POLICY_READ, PURCHASES_READ, PURCHASES_WRITE, QUOTES_READ.
// Run it: KEQING_KEY=… KEQING_CHAIN=… node docs/examples/day.mjs
import { setTimeout as sleep } from 'node:timers/promises'
import { chainId, demandAccepted, keqing } from './keqing.mjs'

const run = Date.now().toString(36).toUpperCase()
const now = (secondsAgo = 0) => new Date(Date.now() - secondsAgo * 1000).toISOString()
const mutate = async (name, type, input, fields) => {
  const payload = (
    await keqing(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field } } }`, { input })
  )[name]
  demandAccepted(payload)
  return payload
}

// Opening: which rules hold in this store today, and from where on this till follows what changes. (One that runs every day keeps the place of yesterday.)
const { stores } = await keqing('query ($chainId: ID!) { stores(chainId: $chainId, first: 1) { nodes { id code name } } }', { chainId })
const [store] = stores.nodes
const { earning, benefit } = await keqing(
  `query ($chainId: ID!, $storeId: ID!) {
    earning: effectivePolicy(input: { chainId: $chainId, storeId: $storeId, kind: EARNING }) { chainVersion { version } rules { earning { points forEveryMinor } } }
    benefit: effectivePolicy(input: { chainId: $chainId, storeId: $storeId, kind: BENEFIT }) { chainVersion { version } storeVersion { version } }
  }`,
  { chainId, storeId: store.id }
)
const { points, forEveryMinor } = earning.rules.earning
console.log(
  `open: ${points} point for every ${forEveryMinor} minor units (version ${earning.chainVersion.version}), benefits version ${benefit.chainVersion.version}`
)

async function follow(after, tell) {
  for (;;) {
    const { changeEvents } = await keqing(
      `query ($chainId: ID!, $after: String) { changeEvents(chainId: $chainId, first: 100, after: $after) {
        nodes { customer { memberNo } tierChange { fromKey toStatus toKey } pointEntry { kind amount balanceAfter } } pageInfo { hasNextPage endCursor } } }`,
      { chainId, after }
    )
    changeEvents.nodes.forEach(tell)
    after = changeEvents.pageInfo.endCursor ?? after
    if (!changeEvents.pageInfo.hasNextPage) return after
  }
}
let place = await follow(null, () => {})

// A customer comes. Found by her full phone or card number, she is shown as a counter card: masked, and nothing that her benefits do not need.
const memberNo = `D${run}`
await mutate(
  'customerRegister',
  'CustomerRegisterInput',
  { chainId, storeId: store.id, name: `Day ${run}`, captureSource: 'API', memberNo },
  'customer { id }'
)
const { card } = await mutate(
  'counterCardLookup',
  'CounterCardLookupInput',
  { chainId, number: memberNo },
  'card { customerId maskedName points tier { key } }'
)
console.log(`card: ${card.maskedName}, tier ${card.tier.key ?? 'none'}, ${card.points} points`)

// What the basket costs her, line by line and why. The receipt then says what was paid.
const sent = []
async function buy(receiptNo, basket, off = 0) {
  const { purchaseQuote } = await keqing(
    'query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor currency } points lines { itemCode pay { minor } } } }',
    { input: { chainId, storeId: store.id, memberNo, lines: basket } }
  )
  const { pay, lines } = purchaseQuote
  console.log(`${receiptNo}: quoted ${pay.minor} minor units of ${pay.currency}, ${purchaseQuote.points} points`)
  const receipt = {
    chainId,
    storeCode: store.code,
    receiptNo: `${receiptNo}-${run}`,
    happenedAt: now(60 - sent.length),
    memberNo,
    // Points pay goods at the usual price: here the first line alone.
    lines: basket.map(({ itemCode, quantity, specialPrice }, n) => ({
      itemCode,
      quantity,
      specialPrice,
      amountMinor: lines[n].pay.minor - (n === 0 ? off : 0)
    }))
  }
  sent.push(receipt)
  return mutate('purchaseRecord', 'PurchaseRecordInput', receipt, 'purchase { id points paid { minor } }')
}
await buy('MORNING', [{ itemCode: 'DAY-1', quantity: 2, amountMinor: 300_000 }])

// She pays the next one partly with points: asked what they could pay, they are put aside, and taken once the receipt is there.
const basket = [
  { itemCode: 'DAY-2', quantity: 1, amountMinor: 12_800 },
  { itemCode: 'DAY-3', quantity: 1, amountMinor: 1_990, specialPrice: true }
]
const { pointsOffer } = await keqing(
  'query ($input: PointsOfferInput!) { pointsOffer(input: $input) { offered available most perPoint { minor } } }',
  { input: { chainId, customerId: card.customerId, normalMinor: 12_800, specialMinor: 1_990 } }
)
console.log(`points: ${pointsOffer.available} to spend, at most ${pointsOffer.most} here`)
const { hold } = await mutate(
  'pointsHold',
  'PointsHoldInput',
  { chainId, storeId: store.id, memberNo, points: 20, normalMinor: 12_800, specialMinor: 1_990, idempotencyKey: `hold NOON-${run}` },
  'hold { id off { minor } expiresAt }'
)
const noon = await buy('NOON', basket, hold.off.minor)
const { redemption, available } = await mutate(
  'pointsHoldConfirm',
  'PointsHoldConfirmInput',
  { holdId: hold.id, receiptNo: `NOON-${run}`, idempotencyKey: `confirm NOON-${run}` },
  'redemption { points off { minor } } available'
)
console.log(`NOON: paid ${noon.purchase.paid.minor} and ${redemption.points} points, ${available} left`)

// One of them comes back: its share of the points does too, by itself.
await mutate(
  'purchaseReturnRecord',
  'PurchaseReturnRecordInput',
  {
    chainId,
    storeCode: store.code,
    returnNo: `BACK-${run}`,
    purchaseReceiptNo: `NOON-${run}`,
    happenedAt: now(),
    lines: [{ itemCode: 'DAY-2', quantity: 1 }]
  },
  'purchaseReturn { refunded { minor } }'
)
const { customer } = await keqing('query ($id: ID!) { customer(id: $id) { netSpend { minor } tier { key } purse { available held } } }', {
  id: card.customerId
})
console.log(
  `back: tier ${customer.tier.key}, net ${customer.netSpend.minor}, ${customer.purse.available} points to spend, ${customer.purse.held} held`
)

// Closing: in doubt about the line, the whole day is sent once more, 100 receipts at a time. What was there stays as it was.
const { results } = await mutate(
  'purchaseRecordBatch',
  'PurchaseRecordBatchInput',
  { chainId, purchases: sent },
  'results { repeated userErrors { code field } }'
)
results.forEach(demandAccepted)
const { purchases } = await keqing(
  'query ($chainId: ID!, $filter: PurchaseFilter!) { purchases(chainId: $chainId, filter: $filter) { totalCount net { minor } } }',
  { chainId, filter: { customerId: card.customerId, storeIds: [store.id] } }
)
console.log(
  `close: ${results.filter(result => result.repeated).length} of ${sent.length} were there; ${purchases.totalCount} receipts, net ${purchases.net.minor}`
)

// What followed from it all, each change once; a change is told as soon as nothing can come before it any more.
const told = []
for (let tries = 0; tries < 20 && !told.some(event => event.pointEntry?.kind === 'REVERSE'); tries++) {
  if (tries > 0) await sleep(250)
  place = await follow(place, event => event.customer?.memberNo === memberNo && told.push(event))
}
for (const { tierChange: t, pointEntry: p } of told)
  console.log(
    t ? `followed: ${t.fromKey ?? 'none'} to ${t.toKey ?? t.toStatus}` : `followed: ${p.kind} ${p.amount}, balance ${p.balanceAfter}`
  )
