/** The two languages say the same things, in full: same keys, same placeholders, nothing empty, every refusal. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { REFUSALS } from '@keqing/domain'
import { namespaceOf } from './gather.ts'

type Messages = { [key: string]: string | Messages }
const folder = (locale: string) => new URL(`./${locale}/`, import.meta.url)
const files = (locale: string) =>
  readdirSync(folder(locale))
    .filter(name => name.endsWith('.json'))
    .toSorted()
const read = (locale: string, name: string) => JSON.parse(readFileSync(new URL(name, folder(locale)), 'utf8')) as Messages

function flat(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`)
  )
}
function unsorted(messages: Messages): string[] {
  const keys = Object.keys(messages)
  const here = keys.filter((key, i) => i > 0 && key < keys[i - 1]!)
  return [...here, ...Object.values(messages).flatMap(value => (typeof value === 'string' ? [] : unsorted(value)))]
}
// A literal such as {'@'} is not a placeholder.
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\s*(\w+)\s*\}/g)].map(found => found[1]))].toSorted()

test('both languages have the same files', () => {
  expect(files('en')).toEqual(files('zh-CN'))
})

describe.each(files('zh-CN'))('%s', name => {
  const zh = flat(read('zh-CN', name))
  const en = new Map(flat(read('en', name)))
  test('same keys, sorted', () => {
    expect([...en.keys()].toSorted()).toEqual(zh.map(([key]) => key).toSorted())
    expect(unsorted(read('zh-CN', name))).toEqual([])
    expect(unsorted(read('en', name))).toEqual([])
  })
  test('no text is empty, and the placeholders agree', () => {
    const wrong = zh.filter(
      ([key, text]) => !text.trim() || !en.get(key)?.trim() || String(placeholders(text)) !== String(placeholders(en.get(key) ?? ''))
    )
    expect(wrong).toEqual([])
  })
  test('the tone of the product: no exclamation marks, no 您, no spaces between Han and Latin', () => {
    const wrong = [...zh, ...en].filter(
      ([, text]) => /[!！您]/.test(text) || /[\u4e00-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9] +[\u4e00-\u9fff]/.test(text)
    )
    expect(wrong).toEqual([])
  })
})

test.each(['zh-CN', 'en'])('every refusal can be said in %s, and nothing else is', locale => {
  expect(Object.keys(read(locale, 'refusal.json')).toSorted()).toEqual([...REFUSALS].toSorted())
})

test('a file is read under the camel case of its name', () => {
  expect(namespaceOf('./zh-CN/sign-in.json')).toBe('signIn')
})
