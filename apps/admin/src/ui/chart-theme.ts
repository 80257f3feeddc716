/** One theme for every chart, built of tokens: ink on paper, grid as hairlines, nothing moves on first paint (DESIGN §5). */
import type { Tokens } from './useTokens.ts'

export function chartTheme(token: Tokens, han: string): Record<string, unknown> {
  const label = { color: token('--kq-data-label'), fontSize: 12, fontFamily: han }
  const category = {
    axisLine: { lineStyle: { color: token('--kq-data-axis') } },
    axisTick: { show: false },
    axisLabel: { ...label, hideOverlap: true },
    splitLine: { show: false }
  }
  const value = {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: label,
    splitLine: { lineStyle: { color: token('--kq-data-grid') } },
    splitNumber: 4
  }
  return {
    color: [token('--kq-data-1'), token('--kq-data-2'), token('--kq-data-3'), token('--kq-data-4')],
    textStyle: { fontFamily: han, color: token('--kq-ink'), fontSize: 12 },
    categoryAxis: category,
    timeAxis: category,
    valueAxis: value,
    logAxis: value,
    line: { symbol: 'circle', symbolSize: 5, smooth: false, lineStyle: { width: 1.75 } },
    bar: { barMaxWidth: 28 },
    tooltip: {
      backgroundColor: token('--kq-raised'),
      borderColor: token('--kq-line-strong'),
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: token('--kq-ink'), fontSize: 12, fontFamily: han },
      extraCssText: 'box-shadow: var(--kq-shadow-2); border-radius: var(--kq-radius-l);',
      axisPointer: {
        lineStyle: { color: token('--kq-line-control') },
        crossStyle: { color: token('--kq-line-control') },
        shadowStyle: { color: token('--kq-hover'), opacity: 0.5 }
      }
    },
    legend: { textStyle: { color: token('--kq-ink-2'), fontSize: 12 }, itemWidth: 10, itemHeight: 10 }
  }
}
