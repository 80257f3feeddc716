/** What keeps a policy from being submitted, and where: one shape for every kind, so that an editor can mark the place and every text stands in one list. */
export const POLICY_FAULTS = [
  'NO_TIERS',
  'TOO_MANY_TIERS',
  'KEY_INVALID',
  'KEY_TWICE',
  'NAME_MISSING',
  'NO_ROUTES',
  'TOO_MANY_ROUTES',
  'NO_CONDITIONS',
  'TOO_MANY_CONDITIONS',
  'METRIC_UNKNOWN',
  'COMPARISON_UNKNOWN',
  'VALUE_NOT_INTEGER',
  'VALUE_NEGATIVE',
  'VALUE_ZERO',
  'VALUE_TOO_LARGE',
  'WINDOW_NOT_INTEGER',
  'WINDOW_OUT_OF_RANGE',
  'WINDOW_NOT_ALLOWED',
  'TIER_UNREACHABLE',
  'ROUTE_CONTRADICTS_RANK',
  'LEVELS_INVALID',
  'PERCENT_OUT_OF_RANGE',
  'WEIGHTS_NOT_100',
  'PART_EMPTY',
  'FIELD_UNKNOWN',
  'FIELD_TWICE',
  'TOO_MANY_MULTIPLIERS',
  'MULTIPLE_OUT_OF_RANGE',
  'SHARE_OUT_OF_RANGE',
  'NOTHING_CHOSEN',
  'TOO_MANY_CHOSEN',
  'CHOSEN_TWICE',
  'TIER_UNKNOWN',
  'STORE_UNKNOWN',
  'WEEKDAY_UNKNOWN',
  'DAYS_OUT_OF_RANGE',
  'EXPIRES_WHILE_PENDING',
  'PAYS_MORE_THAN_LOWER',
  'HIGHER_PAYS_FULL',
  'VALUE_OUT_OF_BOUNDS',
  'BOUNDS_INVALID',
  'OCCASION_EMPTY',
  'NO_FESTIVALS',
  'DAY_UNKNOWN',
  'DAY_TWICE',
  'NOTHING_GRANTED',
  'ENDS_BEFORE_START',
  'TOO_MANY',
  'TEXT_TOO_LONG',
  'LINE_UNKNOWN',
  'LINE_NOT_OPEN',
  'VOUCHER_CLOSED',
  'MEASURE_UNFIT',
  'QUOTA_UNKNOWN',
  'QUOTA_NOT_OF_STORE',
  'LINE_NEVER_USED'
] as const
export type PolicyFaultCode = (typeof POLICY_FAULTS)[number]

export interface PolicyFault {
  readonly code: PolicyFaultCode
  /** Field names and indexes, as in `tiers.0.routes.1.all.0.value`. */
  readonly path: readonly (string | number)[]
}

/** What of a chain a policy may name: known where it is submitted, and where it is written as far as it is loaded. */
export interface KnownOfChain {
  /** Of the tier policy in force and of those on their way: handed in, approved or scheduled. On its day a version is held against what is to hold then. */
  readonly tierKeys: readonly string[]
  /** The same policies, each with its tiers by rank, the highest first; that in force before those on their way. */
  readonly tierOrders: readonly (readonly string[])[]
  readonly storeIds: readonly string[]
  /** Values of vouchers that headquarters issues no more. */
  readonly closedVoucherMinors: readonly number[]
}
