/** Tiers that by the benefits pay more than one below them, in sentences. Pure. */
import type { PolicyRaisedPayOfFragment } from '../../gql/graphql.ts'
import { pageOf } from './addresses.ts'
import { versionText } from './missed-tiers.ts'
import { fill, type Sentence, type Words } from './sentence.ts'

export type Raised = PolicyRaisedPayOfFragment

const FIGURE = {
  PAYS_PERCENT: 'any',
  MEMBER_DAY_PAYS_PERCENT: 'memberDayPaysPercent',
  BIRTHDAY_PAYS_PERCENT: 'birthdayPaysPercent',
  SAME_ASSOCIATE_PAYS_PERCENT: 'sameAssociatePaysPercent'
} as const

/** A tier that pays the full price does so on every day: that is told once. */
export function raisedTold(raised: readonly Raised[]): readonly Raised[] {
  const full = new Set(raised.filter(isFull).map(placeOf))
  return raised.filter(each => each.figure === 'PAYS_PERCENT' || !full.has(placeOf(each)))
}

const isFull = ({ figure, higherPays }: Raised): boolean => figure === 'PAYS_PERCENT' && higherPays === 100
const placeOf = ({ version, higher }: Raised): string => `${version.id} ${higher}`

/** Each leads to the benefits by which it is so. */
export function raisedSays(raised: Raised, words: Words): { readonly id: string; readonly page: string; readonly sentence: Sentence } {
  const { version, higher, lower, higherPays, lowerPays } = raised
  const figure = FIGURE[raised.figure]
  const key = isFull(raised) ? 'full' : figure === 'any' ? 'any' : 'own'
  const text = {
    ...{ version: versionText(version, words), higher, lower },
    higherPays: words.f.count(higherPays),
    lowerPays: words.f.count(lowerPays),
    day: key === 'own' ? words.say(`policies.raised.${figure}`) : ''
  }
  return {
    id: `${version.id} ${higher} ${figure}`,
    page: pageOf({ kind: 'benefit' }, version.id),
    sentence: fill(words, `policies.raised.${key}`, text)
  }
}
