/** TIME-3 in words: the tier as decided then beside the one known now, where they differ and what was heard later. Pure. */
import type { Track, TrackSpan } from '../../ui/shapes.ts'
import { addDays, daysBetween } from './days.ts'
import type { TierTimeline } from './useCustomer.ts'
import { tierMark, tierName, type Words } from './why.ts'

export interface TierApart {
  readonly key: string
  readonly from: string
  /** "1 Mar – 19 Mar: decided C, known now B" */
  readonly sentence: string
  /** What was heard later, the earliest first. */
  readonly because: readonly string[]
  readonly more: string | undefined
}

export interface TierTracks {
  readonly tracks: readonly Track[]
  readonly apart: readonly TrackSpan[]
  readonly days: number
  readonly differences: readonly TierApart[]
  readonly spoken: string
}

type Span = TierTimeline['decided'][number]
type Difference = TierTimeline['differences'][number]

function daysOf({ from, to }: { from: string; to: string }, { t, f }: Words): string {
  return from === to ? f.date(from) : t('customers.known.days', { from: f.date(from), to: f.date(to) })
}

function apartOf(difference: Difference, words: Words): TierApart {
  const { t, f } = words
  const { from, decided, known, news, newsCount } = difference
  const because = news.map(({ kind, on, heardAt, takenBack }) =>
    t(`customers.known.${takenBack ? 'gone' : 'heard'}.${kind}`, { on: f.date(on), heard: f.date(f.localDate(heardAt)) })
  )
  const rest = newsCount - news.length
  return {
    key: from,
    from,
    sentence: t('customers.known.apart', { days: daysOf(difference, words), then: tierName(decided, words), now: tierName(known, words) }),
    because: because.length > 0 ? because : [noNews(difference, words)],
    more: rest > 0 ? t('customers.known.more', { n: f.count(rest) }, rest) : undefined
  }
}

/** Nothing came late: whoever decides was late, a night that did not run, or a history that came along whole. */
function noNews({ to }: Difference, { t, f, today }: Words): string {
  return to < today ? t('customers.known.decidedLate', { on: f.date(addDays(to, 1)) }) : t('customers.known.undecided')
}

export function tierTracks(timeline: TierTimeline, words: Words): TierTracks {
  const { t } = words
  const place = ({ from, to }: { from: string; to: string }): TrackSpan => ({
    start: daysBetween(timeline.from, from),
    length: daysBetween(from, to) + 1
  })
  const track = (label: string, spans: readonly Span[]): Track => ({
    label,
    parts: spans.map(span => ({
      ...place(span),
      ...tierMark(span, words),
      title: t('customers.known.span', { tier: tierName(span, words), days: daysOf(span, words) })
    }))
  })
  const differences = timeline.differences.map(each => apartOf(each, words))
  return {
    tracks: [track(t('customers.known.decided'), timeline.decided), track(t('customers.known.now'), timeline.known)],
    apart: timeline.differences.map(place),
    days: daysBetween(timeline.from, timeline.to) + 1,
    differences,
    spoken: t('customers.known.spoken', {
      days: daysOf(timeline, words),
      apart: differences.length > 0 ? differences.map(each => each.sentence).join(t('customers.why.semicolon')) : t('customers.known.alike')
    })
  }
}
