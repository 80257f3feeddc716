/** Two strips over one time axis: a share above, amounts below; never two scales in one (DESIGN §5). The month under way stands out, months past recede. */
import type { Tokens } from '../../ui/useTokens.ts'

export interface MonthChart {
  readonly labels: readonly string[]
  /** 0 to 1, or null where there is nothing to divide by. */
  readonly shares: readonly (number | null)[]
  readonly line?: { readonly at: number; readonly label: string }
  readonly strong: readonly number[]
  readonly quiet?: readonly number[]
  readonly names: { readonly share: string; readonly strong: string; readonly quiet?: string }
  readonly tick: (value: number) => string
  readonly percent: (value: number) => string
}

export function monthChart(chart: MonthChart, token: Tokens): Record<string, unknown> {
  const last = chart.labels.length - 1
  const bars = (values: readonly number[], color: string) =>
    values.map((value, index) => ({ value, itemStyle: { color: token(color as `--kq-${string}`), opacity: index === last ? 1 : 0.62 } }))
  const known = chart.shares.filter((share): share is number => share !== null)
  const low = Math.min(chart.line?.at ?? 1, ...known)
  return {
    grid: [
      { left: 44, right: 52, top: 28, height: 44 },
      { left: 44, right: 52, top: 96, bottom: 24 }
    ],
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [
      { type: 'category', gridIndex: 0, data: chart.labels, axisLabel: { show: false }, axisLine: { show: false } },
      { type: 'category', gridIndex: 1, data: chart.labels }
    ],
    yAxis: [
      {
        type: 'value',
        gridIndex: 0,
        min: Math.max(0, Math.floor(low * 10 - 1) / 10),
        max: 1,
        axisLabel: { show: false },
        splitLine: { show: false },
        // The strip above carries its name, as the section's title names the bars.
        name: chart.names.share,
        nameLocation: 'end',
        nameGap: 10,
        nameTextStyle: { align: 'left', padding: [0, 0, 0, -44], color: token('--kq-data-label') }
      },
      { type: 'value', gridIndex: 1, min: 0, axisLabel: { formatter: chart.tick } }
    ],
    series: [
      {
        name: chart.names.share,
        type: 'line',
        data: chart.shares,
        connectNulls: false,
        showSymbol: false,
        lineStyle: { color: token('--kq-ink-2') },
        itemStyle: { color: token('--kq-ink-2') },
        endLabel: {
          show: true,
          fontWeight: 600,
          color: token('--kq-ink'),
          // Over the dashed line, which runs on to the edge.
          backgroundColor: token('--kq-surface'),
          padding: [0, 4],
          formatter: ({ value }: { value: number | null }) => (value === null ? '' : chart.percent(value))
        },
        tooltip: { valueFormatter: (value: number | null) => (value === null ? '—' : chart.percent(value)) },
        ...(chart.line === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ yAxis: chart.line.at }],
                lineStyle: { color: token('--kq-data-target'), type: 'dashed' },
                label: { position: 'start', color: token('--kq-data-target'), formatter: chart.line.label }
              }
            })
      },
      {
        name: chart.names.strong,
        type: 'bar',
        stack: 'all',
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: bars(chart.strong, '--kq-data-1'),
        tooltip: { valueFormatter: chart.tick }
      },
      ...(chart.quiet
        ? [
            {
              name: chart.names.quiet,
              type: 'bar',
              stack: 'all',
              xAxisIndex: 1,
              yAxisIndex: 1,
              data: bars(chart.quiet, '--kq-data-quiet'),
              tooltip: { valueFormatter: chart.tick }
            }
          ]
        : [])
    ]
  }
}
