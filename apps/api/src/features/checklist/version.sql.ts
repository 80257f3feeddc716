// Checklists as a chain has them: versions are added and never changed, the last one counts. A chain that wrote nothing has the ready ones of the domain.
import { CHECKLIST_KINDS, READY_CHECKLISTS, type BothTexts, type Checklist, type ChecklistItem, type ChecklistKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'

export interface ChecklistRow extends Checklist {
  readonly chainId: string
  /** Null: the ready list, which no run has been drawn with yet. */
  readonly versionId: string | null
  /** 0: nothing is kept of it yet. */
  readonly no: number
  readonly isReady: boolean
  readonly isOn: boolean
}

interface VersionRow extends ChecklistRow {
  readonly versionId: string
}

const ITEMS =
  raw(`(select json_agg(json_build_object('key', i.key, 'text', i.text, 'help', i.help, 'critical', i.critical, 'needsNote', i.needs_note, 'automatic', i.automatic) order by i.place)
  from checklist_item i where i.tenant_id = v.tenant_id and i.version_id = v.id)`)
const COLUMNS = raw(
  `v.chain_id as "chainId", v.id as "versionId", v.kind, v.no, v.is_ready as "isReady", v.is_on as "isOn", v.title, v.rhythm, v.doer`
)

/** In the order of kinds, of each chain. */
export async function checklistsOf(tx: Tx, chainIds: readonly string[]): Promise<ReadonlyMap<string, readonly ChecklistRow[]>> {
  const rows = await tx.query<VersionRow>(sql`
    select distinct on (v.chain_id, v.kind) ${COLUMNS}, ${ITEMS} as items from checklist_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = any(${[...chainIds]}::uuid[]) order by v.chain_id, v.kind, v.no desc`)
  const kept = new Map(rows.map(row => [`${row.chainId} ${row.kind}`, row]))
  return new Map(
    chainIds.map(chainId => [chainId, CHECKLIST_KINDS.map(kind => kept.get(`${chainId} ${kind}`) ?? notKept(chainId, kind)).map(current)])
  )
}

const notKept = (chainId: string, kind: ChecklistKind): ChecklistRow => ({
  ...READY_CHECKLISTS[kind],
  ...{ chainId, versionId: null, no: 0, isReady: true, isOn: true }
})

/** Who has the ready list has it as it is now: what was kept of another is a version of the past. */
function current(row: ChecklistRow): ChecklistRow {
  if (!row.isReady) return row
  const { title, items } = READY_CHECKLISTS[row.kind]
  return sameTexts(row, { title, items }) ? row : { ...row, title, items, versionId: null }
}

type Asked = Pick<Checklist, 'title' | 'items'>
const flat = ({ title, items }: Asked): string =>
  JSON.stringify([
    ...[title['zh-CN'], title.en],
    ...items.map(one => [
      ...[one.key, one.text['zh-CN'], one.text.en, one.help['zh-CN'], one.help.en],
      ...[one.critical, one.needsNote, one.automatic]
    ])
  ])
/** Both ask the same in the same words. */
export const sameTexts = (one: Asked, other: Asked): boolean => flat(one) === flat(other)

export interface NewVersion extends Checklist {
  readonly chainId: string
  readonly no: number
  readonly isReady: boolean
  readonly isOn: boolean
  readonly at: Date
  readonly by: string | null
}

/** The version's id; undefined where that number is taken: somebody else was first. */
export async function addVersion(tx: Tx, made: NewVersion): Promise<string | undefined> {
  const id = uuid()
  const added = await tx.run(sql`
    insert into checklist_version (tenant_id, id, chain_id, kind, no, is_ready, is_on, title, rhythm, doer, saved_at, saved_by)
    values (${tx.tenantId}, ${id}, ${made.chainId}, ${made.kind}, ${made.no}, ${made.isReady}, ${made.isOn}, ${JSON.stringify(made.title)}::jsonb, ${made.rhythm}, ${made.doer},
      ${made.at}, ${made.by}::uuid) on conflict do nothing`)
  if (added === 0) return undefined
  const of = <T>(value: (item: ChecklistItem) => T): T[] => made.items.map(value)
  const texts = (value: (item: ChecklistItem) => BothTexts): string[] => of(item => JSON.stringify(value(item)))
  await tx.run(sql`
    insert into checklist_item (tenant_id, version_id, key, place, text, help, critical, needs_note, automatic)
    select ${tx.tenantId}::uuid, ${id}::uuid, i.key, i.place, i.text, i.help, i.critical, i.needs_note, i.automatic
    from unnest(${of(item => item.key)}::text[], ${texts(item => item.text)}::jsonb[], ${texts(item => item.help)}::jsonb[], ${of(item => item.critical)}::boolean[],
      ${of(item => item.needsNote)}::boolean[], ${of(item => item.automatic)}::boolean[]) with ordinality as i (key, text, help, critical, needs_note, automatic, place)`)
  return id
}

export interface ItemsRow {
  readonly title: BothTexts
  readonly items: readonly ChecklistItem[]
}

/** What versions ask, by their id. */
export async function versionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ItemsRow>> {
  const which: Sql = sql`v.tenant_id = ${tx.tenantId} and v.id = any(${[...new Set(ids)]}::uuid[])`
  const rows = await tx.query<VersionRow>(sql`select ${COLUMNS}, ${ITEMS} as items from checklist_version v where ${which}`)
  return new Map(rows.map(row => [row.versionId, row]))
}
