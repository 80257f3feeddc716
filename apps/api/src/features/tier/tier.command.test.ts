import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { openWorld, type World } from '../../../test/world.ts'
import { findCall } from '../../platform/command.ts'
import { TIER_COMMANDS } from './tier.command.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('`tiers decide` names the chains it decided, and says so where there is no such company', async () => {
  const decide = async (tenantId: string) => {
    const said: string[] = []
    const { command, values } = findCall(TIER_COMMANDS, ['tiers', 'decide', '--tenant', tenantId])
    const { platform, clock, log } = world
    await command.run({ db: platform, clock, log, say: line => said.push(line) }, values, [])
    return said
  }
  expect(await decide(world.acme.tenantId)).toEqual([expect.stringMatching(/: \d+ decided, \d+ changed$/)])
  await expect(decide(uuid())).rejects.toThrow('No such company')
})
