// Reads a long answer a page at a time, so that memory does not depend on its length.
import type { Tx } from '../../../platform/db/database.ts'

const PAGE = 5_000

/** Rows of `statement`, which has no values of its own; inside the transaction of `tx`. One at a time per transaction. */
export async function* eachRow<R extends object>(tx: Tx, statement: string): AsyncGenerator<R> {
  await tx.client.query(`declare reading no scroll cursor for ${statement}`)
  for (;;) {
    const { rows } = await tx.client.query<R>(`fetch ${PAGE} from reading`)
    yield* rows
    if (rows.length < PAGE) break
  }
  await tx.client.query('close reading')
}
