// A till's whole day: opens by the rules in force, greets a customer, quotes, takes a voucher and points as payment, takes goods back, closes, and reads what changed.
// Scopes of its key: CUSTOMERS_READ, CUSTOMERS_WRITE, ORGANISATION_READ, POINTS_READ, POINTS_WRITE, POLICY_READ, PURCHASES_READ, PURCHASES_WRITE, QUOTES_READ, VOUCHERS_READ, VOUCHERS_WRITE.
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
        nodes { customer { memberNo } tierChange { fromKey toStatus toKey } pointEntry { kind amount balanceAfter } voucherEntry { kind amount { minor } } }
        pageInfo { hasNextPage endCursor } } }`,
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
  { chainId, storeId: store.id, name: `Day ${run}`, captureSource: 'API', memberNo, idempotencyKey: `register ${memberNo}` },
  'customer { id }'
)
const { card } = await mutate(
  'counterCardLookup',
  'CounterCardLookupInput',
  { chainId, number: memberNo },
  'card { customerId maskedName points tier { key } }'
)
console.log(`card: ${card.maskedName}, tier ${card.tier.key ?? 'none'}, ${card.points} points`)

// What the basket costs her, line by line and why, and which of her vouchers would pay part of it. A quote keeps nothing: it is asked as often as the basket
// changes.
async function quote(basket, voucherIds = []) {
  const { purchaseQuote } = await keqing(
    `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { pay { minor currency } points lines { pay { minor } }
      vouchers { id bar } payment { off { minor } lines { minor } } } }`,
    { input: { chainId, storeId: store.id, memberNo, lines: basket, voucherIds } }
  )
  return purchaseQuote
}

// The receipt then says what was paid for each line, whatever was quoted.
const sent = []
function record(receiptNo, basket, paid) {
  const lines = basket.map(({ itemCode, quantity, specialPrice }, n) => ({ itemCode, quantity, specialPrice, amountMinor: paid[n].minor }))
  sent.push({ chainId, storeCode: store.code, receiptNo, happenedAt: now(60 - sent.length), memberNo, lines })
  return mutate('purchaseRecord', 'PurchaseRecordInput', sent.at(-1), 'purchase { points paid { minor } }')
}

const large = [{ itemCode: 'DAY-1', quantity: 2, amountMinor: 1_500_000 }]
const morning = await quote(large)
console.log(`MORNING: quoted ${morning.pay.minor} minor units of ${morning.pay.currency}, ${morning.points} points`)
await record(
  `MORNING-${run}`,
  large,
  morning.lines.map(line => line.pay)
)

// For points she takes a voucher, of a kind that headquarters offers for points.
const { voucherDefinitions } = await keqing(
  'query ($chainId: ID!) { voucherDefinitions(chainId: $chainId) { nodes { id name { en } terms { forPoints } } } }',
  { chainId }
)
const offered = voucherDefinitions.nodes.find(({ terms }) => terms.forPoints)
if (offered) {
  const bought = await mutate(
    'pointsToVoucher',
    'PointsToVoucherInput',
    { chainId, customerId: card.customerId, definitionId: offered.id, idempotencyKey: `voucher MORNING-${run}` },
    'points voucher { maskedCode left { minor } }'
  )
  console.log(`voucher: ${offered.name.en} of ${bought.voucher.left.minor} for ${bought.points} points`)
} else console.log('voucher: none is to be had for points')

// The next one she pays in part with it, and with points what it leaves: asked first, put aside while she pays the rest, and taken once the receipt is there.
const basket = [
  { itemCode: 'DAY-2', quantity: 2, amountMinor: 40_000 },
  { itemCode: 'DAY-3', quantity: 1, amountMinor: 1_990, specialPrice: true }
]
const voucherIds = (await quote(basket)).vouchers.filter(voucher => voucher.bar === null).map(voucher => voucher.id)
const { lines, payment } = await quote(basket, voucherIds)
const left = special => payment.lines.reduce((sum, { minor }, n) => sum + ((basket[n].specialPrice ?? false) === special ? minor : 0), 0)
const { pointsOffer } = await keqing('query ($input: PointsOfferInput!) { pointsOffer(input: $input) { available most } }', {
  input: { chainId, customerId: card.customerId, normalMinor: left(false), specialMinor: left(true) }
})
console.log(
  `NOON: a voucher would take off ${payment.off.minor}; then ${pointsOffer.available} points to spend, at most ${pointsOffer.most} here`
)
const putAside = (receiptNo, points) =>
  mutate(
    'tillHold',
    'TillHoldInput',
    {
      chainId,
      storeId: store.id,
      memberNo,
      vouchers: voucherIds.map(id => ({ id })),
      points,
      lines: basket.map(({ itemCode, specialPrice }, n) => ({ itemCode, specialPrice, amountMinor: lines[n].pay.minor })),
      idempotencyKey: `hold ${receiptNo} ${points}`
    },
    'hold { id points vouchers { off { minor } } } lines { minor }'
  )

// She thinks better of so many points: what was put aside is let go. Forgotten, it would be free by itself after its minutes.
const first = await putAside(`NOON-${run}`, Math.min(30, pointsOffer.most))
await mutate('tillHoldCancel', 'TillHoldCancelInput', { holdId: first.hold.id, idempotencyKey: `cancel NOON-${run}` }, 'hold { state }')
const { hold, lines: toPay } = await putAside(`NOON-${run}`, Math.min(20, pointsOffer.most))
const noon = await record(`NOON-${run}`, basket, toPay)
const paid = await mutate(
  'tillHoldConfirm',
  'TillHoldConfirmInput',
  { holdId: hold.id, receiptNo: `NOON-${run}`, idempotencyKey: `confirm NOON-${run}` },
  'vouchers { off { minor } undoneAt } points { points off { minor } undoneAt }'
)
// Sent again after a broken line, the first answer comes again, also where headquarters has taken the payment back meanwhile: then nothing is paid.
const undone = [...paid.vouchers, ...(paid.points ? [paid.points] : [])].find(each => each.undoneAt)
if (undone) throw new Error(`the payment was taken back at ${undone.undoneAt}: ask for it in another way`)
const off = paid.vouchers.reduce((sum, each) => sum + each.off.minor, 0)
console.log(`NOON: paid ${noon.purchase.paid.minor}, ${off} by voucher and ${paid.points?.points ?? 0} points`)

// One of them comes back: its share of voucher and points does too, by itself.
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
const { customer, vouchers } = await keqing(
  `query ($id: ID!, $chainId: ID!) {
    customer(id: $id) { netSpend { minor } tier { key } purse { available held } }
    vouchers(chainId: $chainId, filter: { customerId: $id }) { nodes { state left { minor } } }
  }`,
  { id: card.customerId, chainId }
)
console.log(
  `back: tier ${customer.tier.key}, net ${customer.netSpend.minor}, ${customer.purse.available} points to spend, ${customer.purse.held} held`
)
for (const { state, left: value } of vouchers.nodes) console.log(`back: voucher ${state}, ${value.minor} left`)

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
const inWords = ({ tierChange: t, pointEntry: p, voucherEntry: v }) => {
  if (t) return `${t.fromKey ?? 'none'} to ${t.toKey ?? t.toStatus}`
  return p ? `${p.kind} ${p.amount}, balance ${p.balanceAfter}` : `voucher ${v.kind} ${v.amount.minor}`
}
for (const event of told) console.log(`followed: ${inWords(event)}`)
