import { afterEach, expect, test } from '@jest/globals'
import { RequestError } from '../../app/request.ts'
import { stage } from '../../app/stage.ts'
import { checkFile, readAnswer, LARGEST_BYTES, type Uploaded } from './upload.ts'
import { useUpload } from './useUpload.ts'

let end = () => {}
afterEach(() => end())
const file = (name: string, size = 10) => ({ name, size }) as File

test('what could not be read is not even sent', () => {
  expect(
    [file('a.csv'), file('A.CSV.GZ'), file('a.xlsx'), file('a.xls'), file('a.csv', 0), file('a.csv', LARGEST_BYTES + 1)].map(checkFile)
  ).toEqual([undefined, undefined, undefined, 'type', 'empty', 'large'])
})

test('the answer is an id, a refusal, or a failure that keeps its number', () => {
  expect(readAnswer(201, '{"id":"i1"}', undefined)).toEqual({ id: 'i1' })
  expect(readAnswer(422, '{"userErrors":[{"code":"FILE_DAMAGED","field":["file"],"params":[]}]}', undefined)).toMatchObject({
    userErrors: [{ code: 'FILE_DAMAGED' }]
  })
  const failed = (status: number, text: string, id?: string): unknown => {
    try {
      return readAnswer(status, text, id)
    } catch (error) {
      return error
    }
  }
  expect(
    failed(401, '{"errors":[{"message":"Sign in first.","extensions":{"code":"UNAUTHENTICATED","correlationId":"k1"}}]}')
  ).toMatchObject({ kind: 'unauthenticated', correlationId: 'k1' })
  expect(failed(502, '<html>', 'k2')).toMatchObject({ kind: 'offline', correlationId: 'k2' })
  expect(failed(500, '')).toBeInstanceOf(RequestError)
})

test('an upload tells how far it is; stopped, it leaves the file chosen', async () => {
  let reject = (_: Error) => {}
  const stopped = stage({}, () =>
    useUpload((_file, _about, progress) => {
      progress(4, 10)
      return { done: new Promise<Uploaded>((_, no) => (reject = no)), abort: () => reject(new DOMException('', 'AbortError')) }
    })
  )
  end = stopped.end
  const { result } = stopped
  result.choose(file('a.csv'))
  const answer = result.start('RECEIPTS')
  expect([result.busy.value, result.sent.value, result.total.value]).toEqual([true, 4, 10])
  result.stop()
  expect(await answer).toBeUndefined()
  expect([result.busy.value, result.failure.value, result.file.value?.name]).toEqual([false, undefined, 'a.csv'])
})

test('a refused file asks for another one, a failed way for another try', async () => {
  const answers: Promise<Uploaded>[] = [
    Promise.resolve({ userErrors: [{ code: 'FILE_DAMAGED', field: ['file'], params: [] }] }),
    Promise.reject(new RequestError('offline', '')),
    Promise.resolve({ id: 'i1' })
  ]
  answers[1]!.catch(() => undefined)
  const played = stage({}, () => useUpload(() => ({ done: answers.shift()!, abort: () => {} })), { refusal: { FILE_DAMAGED: '文件损坏' } })
  end = played.end
  const { result } = played
  result.choose(file('a.csv'))
  expect(await result.start('RECEIPTS')).toBeUndefined()
  expect([result.refused.value, result.fileIsWrong.value]).toEqual([['文件损坏'], true])
  result.choose(file('a.csv'))
  expect(await result.start('RECEIPTS')).toBeUndefined()
  expect([result.failure.value?.kind, result.fileIsWrong.value]).toEqual(['offline', false])
  expect(await result.start('RECEIPTS')).toBe('i1')
})
