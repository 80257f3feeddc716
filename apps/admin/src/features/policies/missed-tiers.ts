/** Tiers that a version of the tier rules lacks, and what names them, in sentences. Pure. */
import type { PolicyKind } from '@keqing/domain'
import type { PolicyMissedTierOfFragment } from '../../gql/graphql.ts'
import { pageOf } from './addresses.ts'
import { joined } from './change.ts'
import { countText } from './figures.ts'
import { fill, type Sentence, type Words } from './sentence.ts'
import { titleOf } from './versions.ts'

export type Missed = PolicyMissedTierOfFragment
type Place = Missed['places'][number]

/** Rules that would go dead, and where they are read. */
export interface DeadRules {
  readonly id: string
  readonly page: string
  readonly sentence: Sentence
}

const kindOf = ({ version }: Place) => version.kind.toLowerCase() as PolicyKind

export const versionText = (version: Pick<Place['version'], 'kind' | 'version' | 'name' | 'status'>, words: Words): string =>
  words.say('policies.missed.version', {
    rules: words.say(`policies.nav.${version.kind.toLowerCase()}`),
    version: titleOf(version, words),
    status: words.say(`policies.status.${version.status}`)
  })

function whereText(place: Place, words: Words): string {
  const { say, locale } = words
  const [list, member = ''] = place.path
  if (kindOf(place) === 'earning') return say('policies.place.multiplier', { key: member })
  if (list === 'tiers') return say('policies.missed.line')
  const name = place.version.rules.benefit?.partnerOffers.find(each => each.key === member)?.name
  return say('benefits.place.offer', { name: (locale === 'en' ? name?.en : name?.zhCN) || member })
}

/** A sentence for each tier and version. */
export function deadRules(missed: readonly Missed[], words: Words): readonly DeadRules[] {
  return missed.flatMap(({ key, places }) =>
    [...Map.groupBy(places, place => place.version.id)].map(([id, all]) => {
      const [first] = all as [Place, ...Place[]]
      const kind = kindOf(first)
      const version = versionText(first.version, words)
      const where = [...new Set(all.map(place => whereText(place, words)))]
      return {
        id: `${key} ${id}`,
        page: pageOf({ kind }, id),
        sentence: fill(words, 'policies.missed.place', { version, tier: [{ text: key }], places: [{ text: joined(where, words) }] })
      }
    })
  )
}

/** Stores are named up to here; of more their number is told. */
const MOST_NAMED = 5

function storesText(stores: Missed['stores'], words: Words): string {
  const names = joined(
    stores.slice(0, MOST_NAMED).map(({ name }) => name),
    words
  )
  const more = stores.length - MOST_NAMED
  return more > 0 ? words.say('policies.missed.more', { stores: names, n: countText(more, words) }, more) : names
}

/** What passes the tier over by itself: lines of stores, and what people gave. */
export function passedOver(missed: readonly Missed[], words: Words): readonly string[] {
  const { say } = words
  return missed.flatMap(({ key, stores, designations, overrides }) => {
    const count = (of: 'designations' | 'overrides', n: number) =>
      n > 0 ? [say(`policies.missed.${of}`, { n: countText(n, words) }, n)] : []
    const given = [...count('designations', designations ?? 0), ...count('overrides', overrides ?? 0)]
    return [
      ...(stores.length > 0 ? [say('policies.missed.stores', { tier: key, stores: storesText(stores, words) })] : []),
      ...(given.length > 0 ? [say('policies.missed.given', { tier: key, given: joined(given, words) })] : [])
    ]
  })
}
