// A clock that is moved lets go what waits for its day, asks for the recurring jobs, and leaves what is still to come.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { startWorker } from './worker.ts'

const HOUR = 3_600_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('tomorrow’s job runs when the clock says tomorrow, and the one of the day after waits', async () => {
  const now = Date.now()
  const move = (hours: number) => world.clock.set(new Date(now + hours * HOUR).toISOString())
  move(0)
  const ran: string[] = []
  const note = (name: string) => async (_job: unknown, payload: Readonly<Record<string, unknown>>) =>
    void ran.push([name, ...('n' in payload ? [JSON.stringify(payload['n'])] : [])].join(' '))
  const url = new URL(world.superuserUrl)
  url.username = 'keqing_test_platform'
  url.password = 'test'
  const { stop } = await startWorker({
    url: url.href,
    db: world.platform,
    clock: world.clock,
    log: world.log,
    tasks: { dated: note('dated'), daily: note('daily') },
    crontab: ['0 0 1 1 * daily'],
    concurrency: 1
  })
  try {
    await world.db.unit(world.acme.tenantId, async tx => {
      for (const [n, hours] of [20, 44].entries())
        await tx.client.query(`select app.enqueue('dated', $1, null, $2, 3, null)`, [JSON.stringify({ n }), new Date(now + hours * HOUR)])
    })
    const settled = () => new Promise(resolve => setTimeout(resolve, 2_500))
    await settled()
    expect(ran).toEqual([])
    move(24)
    await settled()
    expect(ran.toSorted()).toEqual(['daily', 'dated 0'])
    move(48)
    await settled()
    expect(ran.toSorted()).toEqual(['daily', 'daily', 'dated 0', 'dated 1'])
  } finally {
    await stop()
  }
})

test('what is recorded is dated by the clock', async () => {
  world.clock.set('2027-03-04T05:06:07.089Z')
  const told = await world.db.unit(
    world.acme.tenantId,
    async tx => (await tx.client.query<{ at: Date }>('select app.now() as at')).rows[0]?.at
  )
  expect(told?.toISOString()).toBe('2027-03-04T05:06:07.089Z')
  const elsewhere = await world.db.pool.query<{ same: boolean }>('select app.now() = now() as same')
  expect(elsewhere.rows).toEqual([{ same: true }])
})
