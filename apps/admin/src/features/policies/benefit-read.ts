/** A benefit policy read out, line by line. Pure. */
import type { BenefitPolicy, Goods } from '@keqing/domain'
import { chainLines, tierSays } from './benefit-lines.ts'
import { figureText, placeText, tierText, unitAt } from './benefit-places.ts'
import { festivalsSentence } from './festival-lines.ts'
import type { Line } from './marks.ts'
import { countText } from './figures.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

const listed = (all: readonly string[], words: Words): Sentence =>
  join(
    words,
    'policies.read.list',
    all.map(text => [{ text }])
  )

export function goodsSentence({ categories, itemCodes }: Goods, none: string, words: Words): Sentence {
  const parts = [
    ...(categories.length > 0 ? [fill(words, 'benefits.goods.categories', { list: listed(categories, words) })] : []),
    ...(itemCodes.length > 0 ? [fill(words, 'benefits.goods.itemCodes', { list: listed(itemCodes, words) })] : [])
  ]
  return parts.length === 0 ? [{ text: words.say(`benefits.goods.${none}`) }] : join(words, 'policies.read.list', parts)
}

/** The whole policy read out. */
export function readBenefits(policy: BenefitPolicy, words: Words): readonly Line[] {
  const sentence = (tokens: Sentence): Sentence => fill(words, 'policies.read.sentence', { a: tokens })
  return [
    ...policy.tiers.map((tier, at): Line => ({
      id: `tier-${tier.key}`,
      tokens: fill(words, 'benefits.read.tier', {
        tier: tierText(tier.key, words),
        says: join(words, 'benefits.read.and', tierSays(policy, at, words))
      })
    })),
    ...chainLines(policy, words).map(({ id, tokens }): Line => ({ id, tokens: sentence(tokens) })),
    { id: 'festivals', tokens: festivalsSentence(policy.festivals, words) },
    { id: 'membersOnly', tokens: fill(words, 'benefits.read.membersOnly', { goods: goodsSentence(policy.membersOnly, 'nothing', words) }) },
    ...policy.sales.map((sale): Line => ({
      id: `sale-${sale.key}`,
      tokens: fill(words, 'benefits.read.sale', {
        name: sale.name[words.locale] || '…',
        from: words.f.iso(sale.opensOn),
        to: words.f.iso(sale.closesOn),
        percent: countText(sale.paysPercent, words),
        goods: goodsSentence(sale.goods, 'everything', words)
      })
    })),
    ...policy.partnerOffers.map((offer): Line => ({
      id: `offer-${offer.key}`,
      tokens: fill(words, 'benefits.read.offer', {
        tiers: listed(
          offer.tiers.map(key => tierText(key, words)),
          words
        ),
        name: offer.name[words.locale] || '…',
        text: offer.text[words.locale] || '…'
      })
    })),
    ...policy.openToStores.map((open): Line => ({ id: `open-${open.key}`, tokens: openSentence(policy, open, words) }))
  ]
}

/** “A pays: stores may set 75% to 85%” */
function openSentence(policy: BenefitPolicy, { key, least, most }: BenefitPolicy['openToStores'][number], words: Words): Sentence {
  const unit = unitAt(key)
  return fill(words, 'benefits.read.open', {
    line: [{ text: placeText(key, words, policy) }],
    least: figureText(unit, least, words),
    most: figureText(unit, most, words)
  })
}
