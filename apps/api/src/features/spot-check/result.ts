// A check's result, derived anew whenever it is read: rates with their intervals as the domain reckons them.
import { defectRate, type DefectRate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { countsByField, countsByGroup } from './result.sql.ts'
import type { SpotCheckRow } from './spot-check.sql.ts'

export interface Rate extends DefectRate {
  readonly unverifiable: number
}
export interface CheckResult {
  readonly whole: Rate
  readonly groups: readonly (Rate & { readonly groupId: string | null })[]
  /** Only fields with a finding, in the check's order. */
  readonly fields: readonly (Rate & { readonly field: string })[]
}

interface Counts {
  readonly defects: number
  readonly checked: number
  readonly unverifiable: number
}

export async function resultsOf(tx: Tx, checks: readonly SpotCheckRow[]): Promise<ReadonlyMap<string, CheckResult>> {
  const ids = checks.map(({ id }) => id)
  const groups = Map.groupBy(await countsByGroup(tx, ids), row => row.checkId)
  const fields = Map.groupBy(await countsByField(tx, ids), row => row.checkId)
  return new Map(
    checks.map(check => {
      const rate = ({ defects, checked, unverifiable }: Counts): Rate => ({
        ...defectRate(defects, checked, check.confidencePercent),
        unverifiable
      })
      const byGroup = groups.get(check.id) ?? []
      const place = ({ field }: { field: string }) => check.fields.indexOf(field)
      const sum = (of: keyof Counts) => byGroup.reduce((all, one) => all + one[of], 0)
      return [
        check.id,
        {
          whole: rate({ defects: sum('defects'), checked: sum('checked'), unverifiable: sum('unverifiable') }),
          groups: byGroup.map(one => ({ ...rate(one), groupId: one.groupId })),
          fields: (fields.get(check.id) ?? []).map(one => ({ ...rate(one), field: one.field })).toSorted((a, b) => place(a) - place(b))
        }
      ]
    })
  )
}
