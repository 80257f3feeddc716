// A till: registers a customer, sends her receipt (twice, as after a broken line), looks it up, takes one piece back.
// Scopes of its key: CUSTOMERS_READ, CUSTOMERS_WRITE, POINTS_READ, PURCHASES_READ, PURCHASES_WRITE, ORGANISATION_READ.
// Run it: KEQING_KEY=… KEQING_CHAIN=… node docs/examples/till.mjs
import { chainId, demandAccepted, keqing } from './keqing.mjs'

const run = Date.now().toString(36).toUpperCase()
const { stores } = await keqing('query ($chainId: ID!) { stores(chainId: $chainId, first: 1) { nodes { id code name } } }', { chainId })
const [store] = stores.nodes

const { customerRegister } = await keqing(
  `mutation ($input: CustomerRegisterInput!) {
    customerRegister(input: $input) { customer { id memberNo tier { name } } userErrors { code field } }
  }`,
  { input: { chainId, storeId: store.id, name: `Till ${run}`, captureSource: 'API', memberNo: `T${run}` } }
)
demandAccepted(customerRegister)
const { memberNo } = customerRegister.customer
console.log(`registered ${memberNo} at ${store.name}: ${customerRegister.customer.tier.name ?? 'prospect'}`)

// The receipt's number makes it safe to send again; the batch takes up to 100 and answers row by row.
const receipt = {
  chainId,
  storeCode: store.code,
  receiptNo: `R-${run}`,
  happenedAt: new Date(Date.now() - 60_000).toISOString(),
  memberNo,
  lines: [
    { itemCode: 'EX-100', itemName: 'Loafers', category: 'Shoes', quantity: 2, amountMinor: 128_000 },
    { itemCode: 'EX-200', itemName: 'Shoe trees', quantity: 1, amountMinor: 19_900, specialPrice: true }
  ]
}
const RECORD = `mutation ($input: PurchaseRecordBatchInput!) {
  purchaseRecordBatch(input: $input) {
    userErrors { code field }
    results { repeated userErrors { code field } purchase { points paid { minor currency } customer { tier { name } points { balance } } } }
  }
}`
for (const attempt of [1, 2]) {
  const { purchaseRecordBatch } = await keqing(RECORD, { input: { chainId, purchases: [receipt] } })
  demandAccepted(purchaseRecordBatch)
  const [result] = purchaseRecordBatch.results
  demandAccepted(result)
  const { purchase, repeated } = result
  console.log(
    `${attempt}: ${repeated ? 'already here' : 'recorded'}, ${purchase.paid.minor} minor units of ${purchase.paid.currency}, ` +
      `${purchase.points} points; tier ${purchase.customer.tier.name}, balance ${purchase.customer.points.balance}`
  )
}

const { purchaseReturnRecord } = await keqing(
  `mutation ($input: PurchaseReturnRecordInput!) {
    purchaseReturnRecord(input: $input) { repeated userErrors { code field } purchaseReturn { refunded { minor } unmatchedUnits } }
  }`,
  {
    input: {
      chainId,
      storeCode: store.code,
      returnNo: `B-${run}`,
      purchaseReceiptNo: receipt.receiptNo,
      happenedAt: new Date().toISOString(),
      lines: [{ itemCode: 'EX-100', quantity: 1 }]
    }
  }
)
demandAccepted(purchaseReturnRecord)
console.log(`one pair taken back: ${purchaseReturnRecord.purchaseReturn.refunded.minor} minor units`)

const { purchaseByReceiptNo } = await keqing(
  `query ($chainId: ID!, $storeCode: String!, $receiptNo: String!) {
    purchaseByReceiptNo(chainId: $chainId, storeCode: $storeCode, receiptNo: $receiptNo) { net { minor } points returnedUnits }
  }`,
  { chainId, storeCode: store.code, receiptNo: receipt.receiptNo }
)
console.log(
  `net ${purchaseByReceiptNo.net.minor}, points ${purchaseByReceiptNo.points}, ${purchaseByReceiptNo.returnedUnits} unit returned`
)
