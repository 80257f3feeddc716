// A BI client: every customer with tier and net spend as CSV on standard output, page by page, and the chain's figures on standard error.
// Scopes of its key: CUSTOMERS_READ, PURCHASES_READ, REPORTS_READ, ORGANISATION_READ.
// Run it: KEQING_KEY=… KEQING_CHAIN=… node docs/examples/bi.mjs > customers.csv
import { chainId, keqing } from './keqing.mjs'

const PAGE = `query ($chainId: ID!, $after: String) {
  customers(chainId: $chainId, first: 100, after: $after, order: { field: MEMBER_NO, direction: ASC }) {
    nodes { memberNo registeredOn store { code } tier { status key } purchaseCount netSpend { minor currency } lastPurchaseOn }
    pageInfo { hasNextPage endCursor }
  }
}`

const cell = value => (/[",\r\n]/.test(String(value ?? '')) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ''))
const write = row => process.stdout.write(`${row.map(cell).join(',')}\r\n`)

write(['member_no', 'registered_on', 'store', 'status', 'tier', 'purchases', 'net_minor', 'currency', 'last_purchase_on'])
let count = 0
for (let after = null, more = true; more;) {
  const { customers } = await keqing(PAGE, { chainId, after })
  for (const c of customers.nodes) {
    write([
      c.memberNo,
      c.registeredOn,
      c.store.code,
      c.tier.status,
      c.tier.key,
      c.purchaseCount,
      c.netSpend.minor,
      c.netSpend.currency,
      c.lastPurchaseOn
    ])
  }
  count += customers.nodes.length
  more = customers.pageInfo.hasNextPage
  after = customers.pageInfo.endCursor
}

const { overview } = await keqing(
  `query ($chainId: ID!) {
    overview(chainId: $chainId, months: 3) { asOf tiers { key status count } months { month registered memberNet { minor } net { minor } } }
  }`,
  { chainId }
)
const byTier = overview.tiers.map(({ key, status, count: of }) => `${key ?? status} ${of}`).join(', ')
console.error(`${count} customers written; as of ${overview.asOf}: ${byTier}`)
for (const m of overview.months)
  console.error(`${m.month}: ${m.registered} registered, members bought ${m.memberNet.minor} of ${m.net.minor} minor units`)
