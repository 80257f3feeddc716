/** Builds API and admin where they changed; for `npm test` and for people who want only that. */
import { ensureBuilt } from './build.ts'
import { orHalt } from './halt.ts'

await orHalt(async () => {
  await Promise.all([ensureBuilt('api'), ensureBuilt('admin')])
  return 0
})
