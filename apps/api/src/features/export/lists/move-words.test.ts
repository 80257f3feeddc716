/** Every kind of reason is a sentence in both languages; money is the chain's. */
import { expect, test } from '@jest/globals'
import { localDate } from '@keqing/domain'
import type { ExplainedMove } from '../../backtest/index.ts'
import { moveWords } from './move-words.ts'

type Reason = ExplainedMove['reasons'][number]
const asked = (value: number, windowMonths: number | null = null) => ({ compare: 'atLeast', asked: value, windowMonths }) as const
const since = localDate('2026-01-02')

test.each<[Reason, zh: string, en: string]>([
  [
    { kind: 'condition', metric: 'points', found: 44, before: asked(50), after: asked(40) },
    '入账积分44：生效版要求至少50，试算的要求至少40',
    'points credited 44: in force asks at least 50, tested asks at least 40'
  ],
  [
    { kind: 'condition', metric: 'points', found: 66, foundBefore: 29, before: asked(50), after: asked(50) },
    '入账积分由29变为66：该等级要求至少50',
    'points credited 66 instead of 29: the tier asks at least 50'
  ],
  [
    { kind: 'condition', metric: 'spend', found: 123_456, before: null, after: { compare: 'moreThan', asked: 100_000, windowMonths: 12 } },
    '净消费¥1,234.56：生效版不看这一项，试算的要求12个月内超过¥1,000.00',
    'net spend CN¥1,234.56: in force does not ask, tested asks more than CN¥1,000.00 in 12 months'
  ],
  [
    { kind: 'inactive', since, monthsBefore: null, monthsAfter: 6 },
    '2026-01-02起没有到店：生效版给不限时间，试算的给6个月',
    'no visit since 2026-01-02: in force gives all time, tested 6 months'
  ],
  [
    { kind: 'notLost', since, monthsBefore: 12, monthsAfter: 18 },
    '2026-01-02后没有购买：生效版给12个月，试算的给18个月',
    'no purchase since 2026-01-02: in force gives 12 months, tested 18 months'
  ],
  [
    { kind: 'levels', since, levelsBefore: 1, levelsAfter: 2 },
    '2026-01-02起没有到店：生效版降1级，试算的降2级',
    'no visit since 2026-01-02: in force lowers by 1, tested by 2'
  ],
  [{ kind: 'tierGone' }, '原来的分类不在另一版里', 'the tier does not exist in the other version'],
  [{ kind: 'order' }, '各分类的先后变了', 'the order of the tiers has changed'],
  [{ kind: 'given' }, '指定或手工给的分类只在其中一版里有', 'a tier given by people exists in one of the two versions only']
])('%p', (reason, zh, en) => {
  expect(moveWords(reason, { locale: 'zh-CN', currency: 'CNY' })).toBe(zh)
  expect(moveWords(reason, { locale: 'en', currency: 'CNY' })).toBe(en)
})
