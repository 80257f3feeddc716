import { afterEach, expect, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { useChainActs } from './useChain.ts'

let end = () => {}
afterEach(() => end())

const viewer = { id: 'u', name: '周敏', company: { id: 't', name: '蜀步' }, companies: [], chains: [], grants: [], permissions: [] }

function play(userErrors: readonly object[]) {
  const played = stage(
    {
      ChainClose: { chainClose: { chain: userErrors.length ? null : { id: 'c', closedOn: '2026-06-30' }, userErrors } },
      Viewer: { viewer }
    },
    useChainActs,
    { refusal: { CHAIN_HAS_OPEN_STORES: '先关它的门店。' } }
  )
  end = played.end
  return played
}

test('a chain that closes changes what one may do: who is looking is asked again', async () => {
  const { result, asked } = play([])
  expect(await result.close({ id: 'c', closedOn: '2026-06-30' })).toBe(true)
  expect(asked.map(({ name }) => name)).toEqual(['ChainClose', 'Viewer'])
})

test('one that may not close says why, and nothing else is asked', async () => {
  const { result, asked } = play([{ code: 'CHAIN_HAS_OPEN_STORES', field: ['id'], params: [] }])
  expect(await result.close({ id: 'c', closedOn: '2026-06-30' })).toBe(false)
  expect(result.closing.refusals.value.map(result.closing.say)).toEqual(['先关它的门店。'])
  expect(asked.map(({ name }) => name)).toEqual(['ChainClose'])
})
