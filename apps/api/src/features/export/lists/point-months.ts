// The chain's statement of points by month, the latest first; what is outstanding as money too.
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import { chainStatement, MOST_MONTHS, type PointsMonthRow } from '../../points/index.ts'
import type { ExportedList } from '../exported-list.ts'

const SUMS = [
  'opening',
  'earned',
  'bonus',
  'adjusted',
  'reversed',
  'redeemed',
  'givenBack',
  'expired',
  'closing'
] as const satisfies (keyof PointsMonthRow)[]

export const pointMonthsList: ExportedList<unknown> = {
  permission: 'report:read',
  ofChain: true,
  header: ['month', ...SUMS, 'liability', 'currency'],
  async page(tx, { chain, today }) {
    const months = await chainStatement(tx, { chainId: chain.id, currency: chain.currency, today }, MOST_MONTHS)
    const money = ({ liability }: PointsMonthRow) =>
      liability ? decimalFromMinor(liability.minor, currencyExponent(liability.currency)) : null
    return { rows: months.map(row => [row.month.slice(0, 7), ...SUMS.map(sum => row[sum]), money(row), chain.currency]) }
  }
}
