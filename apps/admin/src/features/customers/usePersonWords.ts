/** A person in few words: who, when born, how to be reached, what was bought. Templates of the locale; lists are joined as the language joins them. */
import { useI18n } from 'vue-i18n'
import { useFormat } from '../../app/format.ts'

interface Person {
  readonly kind: string
  readonly gender?: string | null
  readonly ageBand?: string | null
  readonly birthOn?: string | null
  readonly occupation?: string | null
  readonly memberNo: string
}
interface Said {
  readonly purpose: string
  readonly channel: string
  readonly granted: boolean
}
interface Bought {
  readonly lines: readonly { readonly quantity: number; readonly item: { readonly name: string } }[]
}

export function usePersonWords() {
  const { t, locale } = useI18n()
  const f = useFormat()
  const join = (parts: readonly string[], how: 'comma' | 'dot' | 'and' = 'comma'): string => parts.join(t(`customers.join.${how}`))

  function personLine(person: Person, { number = false } = {}): string {
    const facts = [
      person.kind === 'COMPANY' ? t('customers.kind.COMPANY') : person.gender ? t(`customers.gender.${person.gender}`) : '',
      person.ageBand && !person.birthOn ? t(`customers.ageBand.${person.ageBand}`) : '',
      person.birthOn ? t('customers.bornIn', { year: person.birthOn.slice(0, 4) }) : '',
      person.occupation ?? ''
    ].filter(Boolean)
    return join([join(facts), number ? person.memberNo : ''].filter(Boolean), 'dot')
  }
  function birthday(of: { birthOn?: string | null; birthMonth?: number | null; birthDay?: number | null }): string {
    if (!of.birthMonth) return '—'
    if (!of.birthDay) return f.value.month(`2000-${String(of.birthMonth).padStart(2, '0')}-01`, false)
    if (of.birthOn) return f.value.fullDate(of.birthOn)
    const date = `2000-${String(of.birthMonth).padStart(2, '0')}-${String(of.birthDay).padStart(2, '0')}`
    // A day without a year is written without one: the formats leave out only this year's.
    return new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : locale.value, {
      month: locale.value === 'en' ? 'short' : 'long',
      day: 'numeric',
      timeZone: 'UTC'
    }).format(new Date(`${date}T00:00:00Z`))
  }
  const spokenPhone = (masked: string | null | undefined): string =>
    masked ? t('customers.spokenPhone', { tail: masked.slice(-4) }) : t('customers.noPhone')
  function goods({ lines }: Bought): string {
    const named = lines
      .slice(0, 3)
      .map(({ item, quantity }) => (quantity === 1 ? item.name : t('customers.goods', { item: item.name, n: f.value.count(quantity) })))
    const rest = lines.length - named.length
    return join(rest > 0 ? [...named, t('customers.moreLines', { n: rest }, rest)] : named, 'and')
  }
  /** "电话、微信；短信未同意": what may be used, then what may not. */
  function reach(consents: readonly Said[]): string {
    const channels = [...new Set(consents.map(consent => consent.channel))]
    const yes = channels.filter(channel => consents.some(c => c.channel === channel && c.granted))
    const no = channels.filter(channel => !yes.includes(channel))
    const name = (channel: string) => t(`customers.channel.${channel}`)
    if (!yes.length) return t('customers.reachNone')
    const allowed = join(yes.map(name), 'and')
    return no.length ? t('customers.reachSome', { yes: allowed, no: join(no.map(name), 'and') }) : allowed
  }
  return { personLine, birthday, spokenPhone, goods, reach, join }
}
