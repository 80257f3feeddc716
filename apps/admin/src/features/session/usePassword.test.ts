import { afterEach, expect, test } from '@jest/globals'
import { stage } from '../../app/stage.ts'
import { usePassword } from './usePassword.ts'

let end = () => {}
afterEach(() => end())

const words = {
  session: { fault: { current: '写现在的', next: '太短', again: '不一样' } },
  refusal: { PASSWORD_WRONG: '现在的密码不对。' }
}
function play(answer: unknown = { done: true, userErrors: [] }) {
  const played = stage({ PasswordChange: { passwordChange: answer } }, usePassword, words)
  end = played.end
  return played
}

test('faults are silent until the first try, and nothing is sent while there are any', async () => {
  const { result, asked } = play()
  expect(result.at('current')).toBeUndefined()
  Object.assign(result.draft, { next: '九个字符不够长啊啊', again: '别的' })
  expect(await result.submit()).toBe(false)
  expect([result.at('current'), result.at('next'), result.at('again')]).toEqual(['写现在的', '太短', '不一样'])
  expect(asked).toEqual([])
})

test('sent as typed; once changed nothing typed stays', async () => {
  const { result, asked } = play()
  Object.assign(result.draft, { current: ' old one ', next: ' a new long one ', again: ' a new long one ' })
  expect(await result.submit()).toBe(true)
  expect(asked).toEqual([{ name: 'PasswordChange', variables: { input: { current: ' old one ', next: ' a new long one ' } } }])
  expect(result.draft).toEqual({ current: '', next: '', again: '' })
  expect(result.at('current')).toBeUndefined()
})

test('a wrong present password is said at its field, and what was typed stays', async () => {
  const { result } = play({ done: false, userErrors: [{ code: 'PASSWORD_WRONG', field: ['current'], params: [] }] })
  Object.assign(result.draft, { current: 'wrong', next: 'a new long one', again: 'a new long one' })
  expect(await result.submit()).toBe(false)
  expect(result.at('current')).toBe('现在的密码不对。')
  expect(result.draft.next).toBe('a new long one')
})
