import { catalogue, type Forms, plural } from '../kernel/words.ts'

/** The joints of a sentence that tells a rule. Units of measure agree with their number. */
const years = { ro: { one: 'an', few: 'ani', other: 'de ani' }, en: { one: 'year', other: 'years' } }
const months = { ro: { one: 'lună', few: 'luni', other: 'de luni' }, en: { one: 'month', other: 'months' } }
const hours = { ro: { one: 'oră', few: 'ore', other: 'de ore' }, en: { one: 'hour', other: 'hours' } }
const days = { ro: { one: 'zi', few: 'zile', other: 'de zile' }, en: { one: 'day', other: 'days' } }

const measures: Readonly<Record<string, { ro: Forms; en: Forms }>> = {
  age: years,
  unemployed_months: months,
  hours,
  support_hours: hours,
  weekly_hours: hours,
}

const ro = {
  not: (what: string) => `nu: ${what}`,
  below: (bound: string) => `sub ${bound}`,
  from: (bound: string) => `cel puțin ${bound}`,
  to: (bound: string) => `cel mult ${bound}`,
  over: (bound: string) => `peste ${bound}`,
  between: ({ least, most }: { least: string; most: string }) => `între ${least} și ${most}, inclusiv`,
  day: {
    below: (day: string) => `înainte de ${day}`,
    from: (day: string) => `de la ${day}`,
    to: (day: string) => `până la ${day}`,
    over: (day: string) => `după ${day}`,
  },
  is: ({ name, value }: { name: string; value: string }) => `${name}: ${value}`,
  known: (name: string) => `${name}: se cunoaște`,
  knownWhether: (what: string) => `se știe dacă ${what}`,
  received: (kind: string) => `a primit „${kind}”`,
  receivedHours: ({ kind, least }: { kind: string; least: number }) =>
    `a primit cel puțin ${plural('ro', least, hours.ro)} de „${kind}”`,
  reached: (kind: string) => `a atins rezultatul „${kind}”`,
  uponExit: ({ kind, within }: { kind: string; within: number }) =>
    `„${kind}” la ieșire sau în cel mult ${plural('ro', within, days.ro)} după`,
  atSixMonths: ({ kind, after }: { kind: string; after: number }) =>
    `„${kind}” la ${plural('ro', after, months.ro)} după ieșire`,
  phase: (phase: string) => `a ajuns cel puțin în faza „${phase}”`,
  party: (kind: string) => `are o parte de felul „${kind}”`,
  partyIn: ({ kind, region }: { kind: string; region: string }) => `are o parte de felul „${kind}” din ${region}`,
  counts: {
    person: (rule: string) => `O persoană se numără o singură dată, dacă: ${rule}.`,
    family: (rule: string) => `O familie se numără o singură dată, dacă: ${rule}.`,
    hour: (rule: string) => `Se adună orele de sprijin, dacă: ${rule}.`,
    job: (rule: string) => `Un loc de muncă (post, nu persoană) se numără, dacă: ${rule}.`,
    enterprise: (rule: string) => `O întreprindere se numără, dacă: ${rule}.`,
    centre: (rule: string) => `Un centru de resurse se numără, dacă: ${rule}.`,
    agreement: (rule: string) => `Un acord de parteneriat se numără, dacă: ${rule}.`,
    event: (rule: string) => `Un eveniment se numără, dacă: ${rule}.`,
  },
  share: ({ of, among }: { of: string; among: string }) => `Procentul celor din „${of}” între cei din „${among}”.`,
}

const en: typeof ro = {
  not: what => `not: ${what}`,
  below: bound => `below ${bound}`,
  from: bound => `at least ${bound}`,
  to: bound => `at most ${bound}`,
  over: bound => `over ${bound}`,
  between: ({ least, most }) => `from ${least} to ${most}`,
  day: {
    below: day => `before ${day}`,
    from: day => `from ${day}`,
    to: day => `until ${day}`,
    over: day => `after ${day}`,
  },
  is: ({ name, value }) => `${name}: ${value}`,
  known: name => `${name}: known`,
  knownWhether: what => `known whether: ${what}`,
  received: kind => `received “${kind}”`,
  receivedHours: ({ kind, least }) => `received at least ${plural('en', least, hours.en)} of “${kind}”`,
  reached: kind => `reached the outcome “${kind}”`,
  uponExit: ({ kind, within }) => `“${kind}” upon exit or within ${plural('en', within, days.en)}`,
  atSixMonths: ({ kind, after }) => `“${kind}” ${plural('en', after, months.en)} after exit`,
  phase: phase => `has come at least to the phase “${phase}”`,
  party: kind => `has a party of the kind “${kind}”`,
  partyIn: ({ kind, region }) => `has a party of the kind “${kind}” in ${region}`,
  counts: {
    person: rule => `A person counts once, if: ${rule}.`,
    family: rule => `A family counts once, if: ${rule}.`,
    hour: rule => `Hours of support add up, if: ${rule}.`,
    job: rule => `A job (a post, not a person) counts, if: ${rule}.`,
    enterprise: rule => `An enterprise counts, if: ${rule}.`,
    centre: rule => `A resource centre counts, if: ${rule}.`,
    agreement: rule => `A partnership agreement counts, if: ${rule}.`,
    event: rule => `An event counts, if: ${rule}.`,
  },
  share: ({ of, among }) => `The percentage of “${of}” among “${among}”.`,
}

export const sentenceWords = catalogue(ro, en)

/** A number with the unit of measure of its fact, if it has one. */
export const measured = (lang: 'ro' | 'en', fact: string, value: number): string => {
  const forms = measures[fact]?.[lang]
  return forms ? plural(lang, value, forms) : String(value)
}
