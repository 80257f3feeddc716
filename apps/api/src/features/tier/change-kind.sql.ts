// Which way a change of tier goes, said once for lists, filters and exports.
import { raw, type Sql } from '../../platform/db/sql.ts'

export type TierChangeKind = 'up' | 'down' | 'lost' | 'back'

/** Which way a change goes; `t` is tier_change. Rank 1 is the highest; a first decision without a tier goes nowhere. */
export const TIER_CHANGE_KIND: Sql = raw(`case when t.to_status = 'lost' then 'lost' when t.from_status = 'lost' then 'back'
    when t.to_status = 'tier' and (t.from_status is distinct from 'tier' or t.to_rank < t.from_rank) then 'up'
    when t.from_status = 'tier' and (t.to_status <> 'tier' or t.to_rank > t.from_rank) then 'down' end`)
