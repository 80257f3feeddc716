import { afterEach, expect, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { useStaffForm } from './useStaffForm.ts'

let end = () => {}
afterEach(() => end())

const made = { StaffCreate: { staffCreate: { staff: { id: 'p', name: '王丽' }, userErrors: [] } } }
const words = {
  organisation: { fault: { name: '写姓名', staffNo: '写工号', date: '写日期', password: '太短', login: '要登录名', scope: '选范围' } },
  refusal: { ASSOCIATE_CODE_TAKEN: '工号有了' }
}
function play(answers: Record<string, unknown> = made) {
  const played = stage(answers, useStaffForm, words)
  end = played.end
  const { draft } = played.result
  const fill = () => Object.assign(draft, { name: ' 王丽 ', staffNo: ' C07 ', joinedOn: '2026-06-01' })
  return { ...played, fill }
}

test('nothing is asked while something is missing, and faults are silent until the first try', async () => {
  const { result, asked } = play()
  Object.assign(result.draft, { joinedOn: '' })
  expect(result.at('name')).toBeUndefined()
  expect(await result.submit()).toBeUndefined()
  expect([result.at('name'), result.at('staffNo'), result.at('joinedOn')]).toEqual(['写姓名', '写工号', '写日期'])
  expect(asked).toEqual([])
})

test('only what was filled in is sent, trimmed; no role is no grant', async () => {
  const { result, asked, fill } = play()
  fill()
  expect(await result.submit()).toBe('p')
  expect(asked).toEqual([
    { name: 'StaffCreate', variables: { input: { chainId: '', name: '王丽', staffNo: 'C07', joinedOn: '2026-06-01' } } }
  ])
})

test('a password needs a way to sign in and ten characters, and is sent as typed', async () => {
  const { result, asked, fill } = play()
  fill()
  result.draft.password = 'short'
  expect(await result.submit()).toBeUndefined()
  expect([result.at('password'), result.at('phone')]).toEqual(['太短', '要登录名'])
  Object.assign(result.draft, { password: ' long enough ', email: ' li@shubu.example ' })
  expect(await result.submit()).toBe('p')
  expect(asked[0]?.variables).toMatchObject({ input: { email: 'li@shubu.example', password: ' long enough ' } })
})

test('a role needs its place', async () => {
  const { result, asked, fill } = play()
  fill()
  Object.assign(result.choice, { role: 'ASSOCIATE', scopeKind: 'GROUP', scopeId: '' })
  expect(await result.submit()).toBeUndefined()
  expect(result.at('scopeId')).toBe('选范围')
  result.choice.scopeId = 'g'
  await result.submit()
  expect(asked[0]?.variables).toMatchObject({ input: { role: 'ASSOCIATE', scopeKind: 'GROUP', scopeId: 'g' } })
})

test('a refusal stands at its field and keeps what was typed', async () => {
  const refusal = { code: 'ASSOCIATE_CODE_TAKEN', field: ['staffNo'], params: [] }
  const { result, fill } = play({ StaffCreate: { staffCreate: { staff: null, userErrors: [refusal] } } })
  fill()
  expect(await result.submit()).toBeUndefined()
  expect(result.at('staffNo')).toBe('工号有了')
  expect(result.draft.name).toBe(' 王丽 ')
})
