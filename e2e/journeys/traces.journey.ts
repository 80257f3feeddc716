/** The product tells its collector of requests and of what they ask the database. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Journey } from '../journey.ts'
import { demand, signIn, withPage } from '../person.ts'

/** Spans leave in batches, every five seconds. */
const WITHIN_MS = 30_000

export const journeys: readonly Journey[] = [
  {
    name: 'traces of requests and statements reach the collector',
    walk: world =>
      withPage(world, { locale: 'en' }, async page => {
        await signIn(page, world.system, world.system.account('HQ', 'Harbour'))
        const { spans } = world.system
        const seen = (pattern: RegExp) => [...spans].some(name => pattern.test(name))
        for (const until = Date.now() + WITHIN_MS; Date.now() < until && !(seen(/^POST/) && seen(/^pg\.query/));) await sleep(250)
        demand(seen(/^POST/) && seen(/^pg\.query/), `only these arrived: ${[...spans].join(', ')}`)
        demand(!seen(/@|\+44/), 'a span is named after a person')
      })
  }
]
