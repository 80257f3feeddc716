// Files of the people whom receipts name: dated at their first receipt, at the store the mapping says, in the group that the spread rule says.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { gatherStatistics } from '../../platform/db/statistics.ts'
import { constraintOf } from '../../platform/errors.ts'
import { nameForms } from '../customer/index.ts'
import { pageOfNewPeople, type NewPerson } from './staging/write-receipts.sql.ts'
import type { Work } from './work.ts'

const PAGE = 1_000

export async function insertPeople({ job, session, run, progress }: Work): Promise<number> {
  let done = 0
  for (let after = ''; ;) {
    const people = await session.unit(tx => pageOfNewPeople(tx, after, PAGE))
    const last = people.at(-1)
    if (!last) return done
    const insert = (some: readonly NewPerson[]) => session.unit(tx => insertPage(tx, some, run))
    try {
      await insert(people)
    } catch (error) {
      // Someone was registered with one of these phones a moment ago: the phone is theirs.
      if (constraintOf(error) !== 'customer_phone_unique') throw error
      await insert(people.map(person => ({ ...person, phone: null })))
    }
    if (after === '' && people.length === PAGE) await gatherStatistics(job.db)
    after = last.memberNo
    done += people.length
    await progress.at(done)
  }
}

async function insertPage(tx: Tx, people: readonly NewPerson[], run: Work['run']): Promise<void> {
  const rows = people.map(({ customerId: id, memberNo, storeId, groupId, firstOn, firstAt, name, phone }) => {
    const forms = nameForms(name, memberNo)
    return {
      id,
      memberNo,
      storeId,
      groupId,
      firstOn,
      firstAt,
      name,
      phone,
      search: forms.search,
      sortName: forms.sortName,
      assignmentId: uuid()
    }
  })
  await tx.run(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "memberNo" text, "storeId" uuid, "groupId" uuid, "firstOn" date, "firstAt" timestamptz,
        name text, phone text, search text, "sortName" text, "assignmentId" uuid)
    ), made as (
      insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, phone, capture_source, registered_on, registered_at, registered_by, import_id)
      select ${tx.tenantId}::uuid, id, ${run.chainId}::uuid, "storeId", "memberNo", name, "sortName", search, phone, 'import', "firstOn", "firstAt", ${run.createdById}::uuid, ${run.id}::uuid
      from given order by id
      on conflict on constraint customer_member_no_unique do nothing
      returning id
    )
    insert into assignment (tenant_id, id, customer_id, group_id, from_on, recorded_by)
    select ${tx.tenantId}::uuid, "assignmentId", given.id, "groupId", "firstOn", ${run.createdById}::uuid from given join made on made.id = given.id where "groupId" is not null`)
}
