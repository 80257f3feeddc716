/** What can be chosen for a chain, from the browser's own tables, named in the reader's language. */
export interface Choice {
  readonly key: string
  readonly label: string
}

// Codes that name no country, or one that is no more.
const NO_COUNTRY = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UK UN VD WK XA XB YD YU ZR ZZ'.split(' ')
)
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function sorted(choices: readonly Choice[], locale: string): readonly Choice[] {
  return choices.toSorted((a, b) => a.label.localeCompare(b.label, locale))
}

/** 人民币（CNY）, British Pound (GBP): brackets of the language, and one pair only where the name itself ends in some. */
export function currencyName(code: string, locale: string): string {
  const name = nameOf('currency', code, locale)
  const [open, comma, close] = locale.startsWith('zh') ? ['（', '，', '）'] : [' (', ', ', ')']
  if (name === code) return code
  return /[)）]$/.test(name) ? `${name.slice(0, -1)}${comma}${code}${close}` : `${name}${open}${code}${close}`
}

export function currencies(locale: string): readonly Choice[] {
  return sorted(
    Intl.supportedValuesOf('currency').map(key => ({ key, label: currencyName(key, locale) })),
    locale
  )
}

export function countries(locale: string): readonly Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap(a => LETTERS.map(b => a + b)).filter(code => !NO_COUNTRY.has(code))
  return sorted(
    codes.flatMap(key => {
      const label = names.of(key)
      return label ? [{ key, label }] : []
    }),
    locale
  )
}

export function timeZones(): readonly Choice[] {
  return Intl.supportedValuesOf('timeZone').map(key => ({ key, label: key.replaceAll('_', ' ') }))
}

/** A name for a code, or the code itself. */
export function nameOf(type: 'currency' | 'region', code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type }).of(code) ?? code
}

/** A whole percentage as it is typed. */
export const isShare = (text: string): boolean => /^\d{1,3}$/.test(text.trim()) && Number(text) <= 100
