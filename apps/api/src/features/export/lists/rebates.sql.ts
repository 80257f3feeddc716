// Year-end rebates of the year in which the filter's last day lies, or of this one; with the points that they come to at the rate of POINT-6, so that the file
// can be given as an adjustment of points; and, for who reads points, those that were given, or wait, and when: then there are none to give.
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import { rebatesGiven } from '../../adjustment/index.ts'
import { rebatesInTurn, rebatesOf } from '../../benefit/index.ts'
import { customerScope } from '../../customer/index.ts'
import { earningInForce } from '../../points/index.ts'
import { PAGE_ROWS, type ExportedList } from '../exported-list.ts'
import type { FactFilter } from '../fact-filter.type.ts'

export const rebatesList: ExportedList<FactFilter> = {
  permission: 'report:read',
  header: ['memberNo', 'tier', 'percent', 'net', 'rebate', 'points', 'given', 'givenAt'],
  async page(tx, { rights, chain, today }, filter, after) {
    const year = Number((filter.to ?? today).slice(0, 4))
    const { list } = await rebatesOf(tx, { chainId: chain.id, year, today, scope: customerScope(rights, 'customer:read') })
    const { rows, next } = await rebatesInTurn(tx, list, PAGE_ROWS, after?.[0])
    const { policy } = await earningInForce(tx, chain.id, today)
    const points = (minor: number) => policy.redemption && Math.floor(minor / policy.redemption.minorPerPoint)
    const money = (minor: number) => decimalFromMinor(minor, currencyExponent(chain.currency))
    const given = await rebatesGiven(
      tx,
      year,
      rows.map(row => row.customerId)
    )
    return {
      rows: rows.map(({ customerId, memberNo, tierKey, percent, netMinor, rebateMinor }) => {
        const { amount, decidedAt, requestedAt } = given.get(customerId) ?? {}
        const told = rights.has('points:read')
        return [
          memberNo,
          tierKey,
          percent,
          money(netMinor),
          money(rebateMinor),
          amount === undefined ? points(rebateMinor) : null,
          told ? (amount ?? null) : null,
          told ? (decidedAt ?? requestedAt ?? null) : null
        ]
      }),
      next: next === undefined ? undefined : [next]
    }
  }
}
