/** Why a customer moves by a backtest, as one sentence in each language: what a file says that people read, beside the columns that machines do. Pure. */
import type { Metric, PolicyLocale } from '@keqing/domain'
import type { ExplainedMove } from '../../backtest/index.ts'

type Reason = ExplainedMove['reasons'][number]
type Asked = Reason['before']

const METRICS: Readonly<Record<PolicyLocale, Readonly<Record<Metric, string>>>> = {
  'zh-CN': {
    points: '入账积分',
    purchases: '购买次数',
    spend: '净消费',
    visits: '到店次数',
    referrals: '介绍人数',
    yearsSinceFirstPurchase: '首次购买至今的年数'
  },
  en: {
    ...{ points: 'points credited', purchases: 'purchases', spend: 'net spend', visits: 'visits', referrals: 'referrals' },
    yearsSinceFirstPurchase: 'years since the first purchase'
  }
}

interface Telling {
  readonly locale: PolicyLocale
  readonly currency: string
}

function figure(metric: Metric, value: number, { locale, currency }: Telling): string {
  if (metric !== 'spend') return new Intl.NumberFormat(locale).format(value)
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return money.format(value / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2))
}

function askedText(metric: Metric, asked: Asked, telling: Telling): string {
  const zh = telling.locale === 'zh-CN'
  if (!asked) return zh ? '不看这一项' : 'does not ask'
  const value = figure(metric, asked.asked, telling)
  const compare = asked.compare === 'atLeast' ? (zh ? '至少' : 'at least') : zh ? '超过' : 'more than'
  const within = asked.windowMonths === null ? '' : zh ? `${asked.windowMonths}个月内` : ` in ${asked.windowMonths} months`
  return zh ? `要求${within}${compare}${value}` : `asks ${compare} ${value}${within}`
}

const months = (count: number | null | undefined, zh: boolean): string =>
  typeof count === 'number' ? (zh ? `${count}个月` : `${count} months`) : zh ? '不限时间' : 'all time'

function condition({ metric, found = 0, foundBefore, before, after }: Reason, telling: Telling): string | undefined {
  if (!metric) return undefined
  const zh = telling.locale === 'zh-CN'
  const [name, now] = [METRICS[telling.locale][metric], figure(metric, found, telling)]
  const [inForce, tested] = [askedText(metric, before, telling), askedText(metric, after, telling)]
  if (foundBefore === undefined)
    return zh ? `${name}${now}：生效版${inForce}，试算的${tested}` : `${name} ${now}: in force ${inForce}, tested ${tested}`
  const was = figure(metric, foundBefore, telling)
  return zh ? `${name}由${was}变为${now}：该等级${tested}` : `${name} ${now} instead of ${was}: the tier ${tested}`
}

/** “5 points credited: in force asks at least 50, tested asks at least 40”. */
export function moveWords(reason: Reason, telling: Telling): string {
  const { kind, since = '', monthsBefore, monthsAfter, levelsBefore, levelsAfter } = reason
  const zh = telling.locale === 'zh-CN'
  const given = zh ? '指定或手工给的分类只在其中一版里有' : 'a tier given by people exists in one of the two versions only'
  switch (kind) {
    case 'condition':
      return condition(reason, telling) ?? given
    case 'given':
      return given
    case 'order':
      return zh ? '各分类的先后变了' : 'the order of the tiers has changed'
    case 'tierGone':
      return zh ? '原来的分类不在另一版里' : 'the tier does not exist in the other version'
    case 'levels':
      return zh
        ? `${since}起没有到店：生效版降${levelsBefore ?? 1}级，试算的降${levelsAfter ?? 1}级`
        : `no visit since ${since}: in force lowers by ${levelsBefore ?? 1}, tested by ${levelsAfter ?? 1}`
    default: {
      const [before, after] = [months(monthsBefore, zh), months(monthsAfter, zh)]
      const bought = kind === 'lost' || kind === 'notLost'
      if (zh) return `${since}${bought ? '后没有购买' : '起没有到店'}：生效版给${before}，试算的给${after}`
      return `no ${bought ? 'purchase' : 'visit'} since ${since}: in force gives ${before}, tested ${after}`
    }
  }
}
