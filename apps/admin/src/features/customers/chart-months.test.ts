import { expect, test } from '@jest/globals'
import { monthAxis } from './chart-months.ts'

const said = (first: string, today: string): string[] => monthAxis(first, today).labels.map(at => new Date(at).toISOString().slice(0, 7))

test('one purchase of yesterday: three months, each once', () => {
  expect(said('2026-11-21', '2026-11-22')).toEqual(['2026-09', '2026-10', '2026-11'])
  const { min, max } = monthAxis('2026-11-21', '2026-11-22')
  expect([min, max].map(at => new Date(at).toISOString())).toEqual(['2026-09-01T00:00:00.000Z', '2026-11-24T00:00:00.000Z'])
})

test('many months are named every second, third, sixth or twelfth, always the same ones', () => {
  expect(said('2025-12-15', '2026-11-22')).toEqual(['2026-01', '2026-03', '2026-05', '2026-07', '2026-09', '2026-11'])
  expect(said('2025-06-01', '2026-11-22')).toEqual(['2025-07', '2025-10', '2026-01', '2026-04', '2026-07', '2026-10'])
  expect(said('2019-03-02', '2026-11-22')).toEqual(['2020-01', '2021-01', '2022-01', '2023-01', '2024-01', '2025-01', '2026-01'])
})
