/** What the charts of a backtest draw, from figures that are ready: areas on one scale for both versions, the difference on its own, movers between places. */
import { markToken } from '../../ui/marks.ts'
import type { Tokens } from '../../ui/useTokens.ts'
import { countOn, inTime, isMove, placeId, widening, type Day, type Place, type Side } from './backtest-figures.ts'

interface Labels {
  readonly months: readonly string[]
  readonly label: (place: Place) => string
  readonly tick: (value: number) => string
}

export const valuesOf = (days: readonly Day[], side: Side, place: Place): number[] => inTime(days).map(day => countOn(day, side, place))

/** The highest stack of either side: both are drawn to it. */
export function highest(days: readonly Day[]): number {
  return Math.max(1, ...days.map(day => day.cells.reduce((sum, cell) => sum + cell.customers, 0)))
}

const axes = ({ months, tick }: Labels, y: Record<string, unknown>) => ({
  grid: { left: 44, right: 72, top: 12, bottom: 24 },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', boundaryGap: false, data: months, axisLabel: { alignMinLabel: 'left', alignMaxLabel: 'right' } },
  yAxis: { type: 'value', axisLabel: { formatter: tick }, ...y }
})

const ended = (token: Tokens, formatter: (at: { value: number }) => string) => ({
  show: true,
  color: token('--kq-ink'),
  formatter: ({ value }: { value: number }) => formatter({ value })
})

/** Best tier at the bottom: its baseline is flat. */
export function areas(days: readonly Day[], side: Side, places: readonly Place[], labels: Labels, count: (value: number) => string) {
  return (token: Tokens): Record<string, unknown> => ({
    ...axes(labels, { max: highest(days) }),
    aria: { enabled: true, decal: { show: true } },
    series: places.map(place => ({
      name: labels.label(place),
      type: 'line',
      stack: 'all',
      showSymbol: false,
      lineStyle: { width: 1, color: token('--kq-surface') },
      itemStyle: { color: token(markToken(place) as `--kq-${string}`) },
      areaStyle: { opacity: 1 },
      data: valuesOf(days, side, place),
      endLabel: ended(token, ({ value }) => `${labels.label(place)} ${count(value)}`),
      labelLayout: { moveOverlap: 'shiftY' }
    }))
  })
}

export function difference(days: readonly Day[], places: readonly Place[], labels: Labels, change: (value: number) => string) {
  const series = places.map(place => {
    const [before, after] = [valuesOf(days, 'before', place), valuesOf(days, 'after', place)]
    return { place, values: after.map((value, at) => value - (before[at] ?? 0)) }
  })
  return (token: Tokens): Record<string, unknown> => ({
    ...axes(labels, {}),
    series: series
      .filter(({ values }) => values.some(value => value !== 0))
      .map(({ place, values }) => ({
        name: labels.label(place),
        type: 'line',
        showSymbol: false,
        itemStyle: { color: token(markToken(place) as `--kq-${string}`) },
        lineStyle: { color: token(markToken(place) as `--kq-${string}`), ...(place.state && { type: 'dashed' }) },
        data: values,
        endLabel: ended(token, ({ value }) => `${labels.label(place)} ${change(value)}`),
        labelLayout: { moveOverlap: 'shiftY' }
      }))
  })
}

interface FlowWords {
  readonly label: (place: Place) => string
  readonly count: (value: number) => string
  readonly change: (value: number) => string
  readonly between: (from: string, to: string, customers: number) => string
}

/** Who stays is grey, who moves has the colour of where to, and is drawn as much wider as `widening` says. */
export function flow(day: Day, places: readonly Place[], words: FlowWords) {
  const factor = widening(day.cells)
  const node = (side: Side, place: Place) => `${side} ${place.id}`
  return (token: Tokens): Record<string, unknown> => {
    const color = (place: Place | undefined) => token(markToken(place ?? {}) as `--kq-${string}`)
    const nodes = (['before', 'after'] as const).flatMap((side, depth) =>
      places.flatMap(place => {
        const customers = countOn(day, side, place)
        if (customers === 0) return []
        const gain = customers - countOn(day, 'before', place)
        const text = `${words.label(place)} ${words.count(customers)}${side === 'after' && gain !== 0 ? `  ${words.change(gain)}` : ''}`
        return [
          {
            name: node(side, place),
            depth,
            itemStyle: { color: color(place) },
            label: { position: depth === 0 ? 'left' : 'right', formatter: text, color: token('--kq-ink') }
          }
        ]
      })
    )
    const links = day.cells.map(cell => {
      const [from, to] = [cell.before, cell.after].map(at => places.find(place => place.id === placeId(at)))
      const moves = isMove(cell)
      return {
        source: `before ${placeId(cell.before)}`,
        target: `after ${placeId(cell.after)}`,
        value: cell.customers * (moves ? factor : 1),
        customers: cell.customers,
        text: words.between(from ? words.label(from) : '', to ? words.label(to) : '', cell.customers),
        lineStyle: moves ? { color: color(to), opacity: 0.7 } : { color: token('--kq-line-strong'), opacity: 0.35 }
      }
    })
    return {
      tooltip: { trigger: 'item', formatter: ({ data }: { data: { text?: string } }) => data.text ?? '' },
      series: [
        {
          type: 'sankey',
          left: 84,
          right: 104,
          top: 8,
          bottom: 8,
          nodeWidth: 6,
          nodeGap: 14,
          draggable: false,
          layoutIterations: 0,
          emphasis: { disabled: true },
          data: nodes,
          links
        }
      ]
    }
  }
}
