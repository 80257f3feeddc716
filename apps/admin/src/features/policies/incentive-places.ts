/** Where in an incentive plan a fault lies. Pure. */
import type { IncentivePolicy } from '@keqing/domain'
import type { Path } from './places.ts'
import type { Words } from './sentence.ts'

export function incentivePlace([list, nth, field]: Path, body: IncentivePolicy, { say }: Words): string {
  if (list !== 'quotas' && list !== 'rules') return say(`incentives.place.${String(list)}`)
  if (nth === undefined) return say(`incentives.place.${list}All`)
  const name = say(`incentives.place.${list}`, { key: body[list][Number(nth)]?.key || String(Number(nth) + 1) })
  return field === undefined ? name : say('incentives.place.field', { name, field: say(`incentives.slot.${String(field)}`) })
}
