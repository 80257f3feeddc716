/** Festivals as sentences, with the places that can be changed: which day of the year, by either calendar. Pure. */
import {
  addDays,
  daysInMonth,
  FESTIVAL_CALENDARS,
  festivalDays,
  localDate,
  MOST_OFFSET,
  type Festival,
  type FestivalCalendar,
  type FestivalDay
} from '@keqing/domain'
import type { BenefitLine, ChoicePlace } from './benefit-lines.ts'
import type { Path } from './faults.ts'
import { countText, plural } from './figures.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

const LEAP_YEAR = 2000
const two = (value: number): string => String(value).padStart(2, '0')
const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1)
const daysOf = (calendar: FestivalCalendar, month: number): number => (calendar === 'lunar' ? 30 : daysInMonth(LEAP_YEAR, month))

function monthText({ calendar }: Pick<FestivalDay, 'calendar'>, month: number, { say, f }: Words): string {
  return calendar === 'lunar' ? say(`benefits.lunarMonth.m${two(month)}`) : f.month(`${LEAP_YEAR}-${two(month)}-01`, false)
}
function dayText({ calendar }: Pick<FestivalDay, 'calendar'>, day: number, words: Words): string {
  if (calendar === 'lunar') return words.say(`benefits.lunarDay.d${two(day)}`)
  return words.say('benefits.festival.dayOfMonth', { day: countText(day, words) })
}
function offsetText(offset: number, words: Words): string {
  if (offset === 0) return words.say('benefits.festival.offset.none')
  const days = Math.abs(offset)
  return words.say(`benefits.festival.offset.${offset < 0 ? 'before' : 'after'}`, { n: countText(days, words) }, plural(days))
}

/** “1 May”, “the day before day 1 of the 1st lunar month”. */
export function whenText(on: FestivalDay, words: Words): string {
  const { calendar, offset } = on
  const values = { month: monthText(on, on.month, words), day: dayText(on, on.day, words), offset: offsetText(offset, words) }
  return words.say(`benefits.festival.when.${offset === 0 ? calendar : 'offset'}`, values)
}

/** The same as a sentence whose month, day and calendar can be chosen: what is chosen is a day that there is. */
export function festivalLine({ on }: Festival, path: Path, words: Words): BenefitLine {
  const { calendar, month, day, offset } = on
  const chosenAs = (next: Partial<FestivalDay>): FestivalDay => {
    const all = { ...on, ...next }
    return { ...all, day: Math.min(all.day, daysOf(all.calendar, all.month)), offset: all.calendar === 'solar' ? 0 : all.offset }
  }
  const among = (
    all: readonly number[],
    chosen: number,
    text: (each: number) => string,
    name: 'month' | 'day' | 'offset'
  ): ChoicePlace => ({
    path,
    choices: all.map(each => ({ key: String(each), label: text(each) })),
    chosen: String(chosen),
    to: key => chosenAs({ [name]: Number(key) })
  })
  const places: Record<string, ChoicePlace> = {
    calendar: {
      path,
      choices: FESTIVAL_CALENDARS.map(key => ({ key, label: words.say(`benefits.festival.calendar.${key}`) })),
      chosen: calendar,
      to: key => chosenAs({ calendar: key as FestivalCalendar })
    },
    month: among(upTo(12), month, each => monthText(on, each, words), 'month'),
    monthDay: among(upTo(daysOf(calendar, month)), day, each => dayText(on, each, words), 'day')
  }
  if (calendar === 'lunar') {
    const offsets = upTo(2 * MOST_OFFSET + 1).map(each => each - 1 - MOST_OFFSET)
    places['offset'] = among(offsets, offset, each => offsetText(each, words), 'offset')
  }
  const said = Object.entries(places).map(([name, place]) => [name, place.choices.find(each => each.key === place.chosen)?.label ?? '…'])
  const tokens = fill(words, `benefits.festival.line.${calendar}`, Object.fromEntries(said) as Record<string, string>)
  return { id: path.join('-'), path, places, tokens }
}

/** What becomes of a day that not every year has. */
export function lackingText({ calendar, month, day }: FestivalDay, { say }: Words): string | undefined {
  if (calendar === 'lunar') return day === 30 ? say('benefits.festival.lacking.lunar') : undefined
  return month === 2 && day === 29 ? say('benefits.festival.lacking.solar') : undefined
}

/** The first of its days from today on, as the calendar has it; undefined where none is known. */
export function nextOf(on: FestivalDay, today: string): string | undefined {
  const from = localDate(today)
  return festivalDays(on, from, addDays(from, 800))[0]
}

/** All of them in one sentence. */
export function festivalsSentence(festivals: readonly Festival[], words: Words): Sentence {
  if (festivals.length === 0) return [{ text: words.say('benefits.read.noFestivals') }]
  const each = festivals.map(({ name, on }): Sentence => [
    { text: words.say('benefits.festival.named', { name: name[words.locale] || '…', when: whenText(on, words) }) }
  ])
  return fill(words, 'benefits.read.festivals', { list: join(words, 'policies.read.list', each) })
}
