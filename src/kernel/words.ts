/** The two languages of the product. Romanian is the source; English is complete by type. */
export const langs = ['ro', 'en'] as const
export type Lang = (typeof langs)[number]

export const isLang = (text: string | undefined): text is Lang => text === 'ro' || text === 'en'

/** A text, a text made from named values, or a group of texts. */
export type Words = { readonly [key: string]: string | ((values: never) => string) | Words }

/** The same keys and values, with any text. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Translation<T[K]>
}

/** The words of a slice: `const words = catalogue(ro, en)`, then `words(lang).save`. A missing or extra key in `en` does not compile. */
export function catalogue<T extends Words>(ro: T, en: Translation<NoInfer<T>>): (lang: Lang) => Translation<T> {
  // `ro` has the type that its own translation is made from; the compiler cannot see that for an open T.
  const texts = { ro: ro as unknown as Translation<T>, en }
  return lang => texts[lang]
}

/** The forms of a noun beside a number: `{ one: 'persoană', few: 'persoane', other: 'de persoane' }`; English has no `few`. */
export interface Forms {
  one: string
  few?: string
  other: string
}

/** The number with its noun: 1 persoană, 19 persoane, 20 de persoane, 101 persoane. */
export const plural = (lang: Lang, n: number, forms: Forms) => `${number(lang, n)} ${inflect(lang, n, forms)}`

/** The form that goes with this number, without the number. */
export function inflect(lang: Lang, n: number, forms: Forms): string {
  const rule = pluralRules[lang].select(n)
  if (rule === 'one') return forms.one
  return rule === 'few' ? (forms.few ?? forms.other) : forms.other
}

/** 1.234,5 in Romanian, 1,234.5 in English; at most `digits` decimals, zeros at the end left out. */
export const number = (lang: Lang, n: number, digits = 2) => numbers(lang, 0, digits).format(n)

/** A share between 0 and 1, as `94%`, halves up; never `100%` before the whole is reached. */
export function percent(lang: Lang, share: number, digits = 0): string {
  const shown = share < 1 ? Math.min(share, 1 - 10 ** -(digits + 2)) : share
  return `${number(lang, shown * 100, digits)}%`
}

/** Whole bani as lei: 370000 is `3.700 lei`, 370050 is `3.700,50 lei`. */
export function money(lang: Lang, bani: number): string {
  const digits = bani % 100 === 0 ? 0 : 2
  return `${numbers(lang, digits, digits).format(bani / 100)} lei`
}

/** Making one takes as long as a statement of the database, and a page has hundreds of numbers. */
const formats = new Map<string, Intl.NumberFormat>()

function numbers(lang: Lang, least: number, most: number): Intl.NumberFormat {
  const name = [lang, least, most].join(' ')
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(locales[lang], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: true,
    })
  formats.set(name, format)
  return format
}

/** A day `YYYY-MM-DD` as 14.03.1991, in both languages: what is shown can be typed back. */
export function date(day: string): string {
  const [year, monthOfYear, dayOfMonth] = day.split('-')
  return `${dayOfMonth}.${monthOfYear}.${year}`
}

/** vineri, 28 noiembrie 2025. */
export const longDate = (lang: Lang, day: string) => longDates[lang].format(noon(day))

/** 28 noiembrie 2025. */
export const dateInWords = (lang: Lang, day: string) => datesInWords[lang].format(noon(day))

/** Noiembrie 2025, as a heading. */
export function month(lang: Lang, day: string): string {
  const text = monthName(lang, day)
  return text.charAt(0).toLocaleUpperCase(locales[lang]) + text.slice(1)
}

/** A month inside a sentence, „noiembrie 2025”: English writes it large there too. */
export const monthName = (lang: Lang, day: string): string => months[lang].format(noon(day))

/** An instant (ISO, UTC) on the clock of Bucharest: 23.11.2025, 09:14. */
export function instant(at: string): string {
  const part = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${part.day}.${part.month}.${part.year}, ${part.hour}:${part.minute}`
}

/** The order of the alphabet: ă and â after a, ș after s, ț after t. */
export const collator = (lang: Lang) => collators[lang]

const locales = { ro: 'ro-RO', en: 'en-GB' } as const
const inBoth = <T>(make: (locale: string) => T) => ({ ro: make(locales.ro), en: make(locales.en) })

const pluralRules = inBoth(locale => new Intl.PluralRules(locale))
const collators = inBoth(locale => new Intl.Collator(locale, { sensitivity: 'base', numeric: true }))
const longDates = inBoth(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }))
const datesInWords = inBoth(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }))
const months = inBoth(locale => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }))
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Bucharest',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A calendar day has no time zone: it is formatted in UTC, from noon in UTC. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
