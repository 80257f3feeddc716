// Who gives which kind of standing, and by which names it is audited, refused and shown as a cause.
import type { Permission, RefusalCode, StandingKind } from '@keqing/domain'
import type { TierChangeCause } from '../tier/index.ts'

export type { StandingKind }

interface Kind {
  readonly permission: Permission
  /** The mutation that gives one. */
  readonly action: string
  readonly cause: TierChangeCause
  readonly overlap: RefusalCode
}

export const KINDS: Readonly<Record<StandingKind, Kind>> = {
  designation: { permission: 'tier:designate', action: 'tierDesignate', cause: 'DESIGNATION', overlap: 'DESIGNATION_OVERLAPS' },
  override: { permission: 'tier:override', action: 'tierOverride', cause: 'OVERRIDE', overlap: 'OVERRIDE_OVERLAPS' }
}
