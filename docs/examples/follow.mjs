// Follows what changes: tiers, points and rules, each change once. Run again, it goes on from where it ended; the place is one line in a file.
// Scopes of its key: CUSTOMERS_READ, POINTS_READ, POLICY_READ.
// Run it: KEQING_KEY=… KEQING_CHAIN=… node docs/examples/follow.mjs place.txt
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chainId, keqing } from './keqing.mjs'

const PAGE = `query ($chainId: ID!, $after: String) {
  changeEvents(chainId: $chainId, first: 100, after: $after) {
    nodes { id kind at customer { memberNo } tierChange { fromKey toStatus toKey cause } pointEntry { kind amount balanceAfter } policy { kind version } }
    pageInfo { hasNextPage endCursor }
  }
}`

const place = process.argv[2] ?? 'place.txt'
const words = {
  TIER_CHANGED: ({ customer, tierChange: c }) => `${customer.memberNo}: ${c.fromKey ?? 'none'} to ${c.toKey ?? c.toStatus} by ${c.cause}`,
  POINTS_MOVED: ({ customer, pointEntry: e }) => `${customer.memberNo}: ${e.kind} ${e.amount} points, balance ${e.balanceAfter}`,
  POLICY_IN_FORCE: ({ policy }) => `rules: ${policy.kind} version ${policy.version}`
}

let after = existsSync(place) ? readFileSync(place, 'utf8') : null
for (let more = true; more;) {
  const { changeEvents } = await keqing(PAGE, { chainId, after })
  for (const event of changeEvents.nodes) console.log(words[event.kind](event))
  after = changeEvents.pageInfo.endCursor ?? after
  more = changeEvents.pageInfo.hasNextPage
  // Only what was worked off is passed: killed before this line, it tells the page again, and each event has an id to know it by.
  if (after) writeFileSync(place, after)
}
