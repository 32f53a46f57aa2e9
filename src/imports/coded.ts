import { silences } from '../kernel/answer.ts'
import { words as pageWords } from '../pages/words.ts'
import { categoryKinds } from '../people/category.ts'
import {
  accessibilityNeeds,
  contactPreferences,
  degurbaDegrees,
  educationNow,
  identityPapers,
  iscedLevels,
  labourStatuses,
  sexes,
  uatKinds,
} from '../people/codes.ts'
import { personWords } from '../people/person-words.ts'
import { words } from '../people/words.ts'
import { counties, romanianRegions } from '../programme/place.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { folded } from './folded.ts'

/** Answers by the words for them, folded. */
export type Coded = ReadonlyMap<string, string>

type Texts = Readonly<Record<string | number, string>>

/** The code itself, its words in both languages, and how people shorten it. */
function coded(codes: readonly (string | number)[], texts: readonly Texts[], more: Record<string, string> = {}): Coded {
  const known = codes.flatMap(code =>
    [code, ...texts.flatMap(text => text[code] ?? [])].map(said => [folded(String(said)), String(code)] as const),
  )
  return new Map([...known, ...Object.entries(more)])
}

const [ro, en] = [words('ro'), words('en')]
const silent: Texts[] = [pageWords('ro').answers, pageWords('en').answers]

const answered = (codes: readonly string[], texts: readonly Texts[], more: Record<string, string> = {}): Coded =>
  new Map([...coded(silences, silent, { refuza: 'refused', necunoscut: 'unknown' }), ...coded(codes, texts, more)])

const sex = answered(sexes, [ro.sex, en.sex], {
  feminin: 'F',
  female: 'F',
  fata: 'F',
  masculin: 'M',
  male: 'M',
  baiat: 'M',
})

const labour = answered(labourStatuses, [ro.labour, en.labour], {
  somer: 'unemployed',
  somera: 'unemployed',
  'somer indemnizat': 'unemployed',
  'somer neindemnizat': 'unemployed',
  'somer de lunga durata': 'unemployed',
  'in cautarea unui loc de munca': 'unemployed',
  inactiv: 'inactive',
  inactiva: 'inactive',
  casnica: 'inactive',
  casnic: 'inactive',
  elev: 'inactive',
  eleva: 'inactive',
  student: 'inactive',
  studenta: 'inactive',
  angajat: 'employed',
  angajata: 'employed',
  salariat: 'employed',
  ocupat: 'employed',
  'persoana inactiva': 'inactive',
  'persoana ocupata': 'employed',
})

const education = answered(educationNow, [ro.educationNow, en.educationNow], {
  da: 'full-time',
  yes: 'full-time',
  zi: 'full-time',
  seral: 'part-time',
  'frecventa redusa': 'part-time',
  no: 'none',
})

const isced = answered(iscedLevels, [ro.isced, en.isced], {
  'fara studii': '0',
  primar: '1',
  'scoala primara': '1',
  '4 clase': '1',
  gimnaziu: '2',
  gimnazial: '2',
  'scoala generala': '2',
  '8 clase': '2',
  '10 clase': '2',
  liceu: '3',
  liceal: '3',
  bacalaureat: '3',
  '12 clase': '3',
  profesionala: '3',
  'scoala profesionala': '3',
  postliceal: '4',
  postliceala: '4',
  facultate: '6',
  universitar: '6',
  'studii superioare': '6',
  superioare: '6',
  masterat: '7',
  ...Object.fromEntries(iscedLevels.map(level => [`isced ${level}`, level])),
})

const yes = new Map([
  ...['da', 'yes', 'x', '1', 'true', 'adevarat'].map(said => [said, 'yes'] as const),
  ...['nu', 'no', '0', 'false', 'fals'].map(said => [said, 'no'] as const),
])

const county: Coded = new Map(
  counties.flatMap(({ nuts, short, name }) =>
    [nuts, short, name, `jud ${name}`, `judetul ${name}`, `municipiul ${name}`].map(
      said => [folded(said), nuts] as const,
    ),
  ),
)

const region: Coded = new Map(
  romanianRegions.flatMap(({ nuts, short, name }) => [nuts, short, name].map(said => [folded(said), nuts] as const)),
)

/** Kinds of the target group that are no special category. */
export const categories: Coded = coded(categoryKinds, [personWords('ro').categories, personWords('en').categories], {
  vmi: 'vmi',
  'venit minim de incluziune': 'vmi',
  'minimum inclusion income': 'vmi',
  vmg: 'vmg',
  'venit minim garantat': 'vmg',
  'large family': 'large-family',
  'familie numeroasa': 'large-family',
  'familie cu mai mult de doi copii': 'large-family',
  'familie cu mai mult de 2 copii': 'large-family',
  'family with more than two children': 'large-family',
})

const fixed: Readonly<Record<string, Coded>> = {
  sex,
  labour,
  educationNow: education,
  isced,
  degurba: coded(degurbaDegrees, [ro.degurba, en.degurba], { rural: '3' }),
  uatKind: coded(uatKinds, [ro.uatKind, en.uatKind], { sat: 'comuna' }),
  contactPreference: coded(contactPreferences, [ro.contactPreference, en.contactPreference], {
    telefon: 'call',
    sms: 'message',
  }),
  identityPaper: coded(identityPapers, [ro.identityPaper, en.identityPaper], {
    ci: 'identity-card',
    bi: 'identity-card',
  }),
  needs: coded(accessibilityNeeds, [ro.need, en.need]),
  signsByMark: yes,
  reEntry: yes,
  county,
  actualCounty: county,
  region,
}

const named = (all: readonly { code: string; names: { ro: string; en: string } }[]): Coded =>
  new Map(all.flatMap(({ code, names }) => [code, names.ro, names.en].map(said => [folded(said), code] as const)))

/** The words for codes that a programme defines. */
export function codedIn(rules: Rulebook): Readonly<Record<string, Coded>> {
  return {
    ...fixed,
    region: new Map([
      ...region,
      ...rules.regions.flatMap(({ nuts, names }) => [names.ro, names.en].map(said => [folded(said), nuts] as const)),
    ]),
    partner: new Map(
      rules.partners.flatMap(({ code, name }) => [code, name].map(said => [folded(said), code] as const)),
    ),
    centre: new Map(rules.centres.flatMap(({ code, name }) => [code, name].map(said => [folded(said), code] as const))),
    support: named(rules.supports),
    outcome: named(rules.outcomes),
    theme: named(rules.themes),
  }
}
