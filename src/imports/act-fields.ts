import type { Field } from './field.ts'

/** Whom an act is about: by code, else by CNP. */
const person: readonly Field[] = [
  {
    code: 'code',
    path: 'enrolment',
    heads: ['cod', 'codul', 'cod participant', 'cod gt', 'cod persoana', 'participant code'],
  },
  { code: 'cnp', path: 'cnp', heads: ['cnp', 'cod numeric personal'] },
]

/** What a table of support may say. */
export const supportFields: readonly Field[] = [
  ...person,
  {
    code: 'support',
    path: 'kind',
    heads: [
      'fel de sprijin',
      'felul sprijinului',
      'tip sprijin',
      'sprijin',
      'serviciu',
      'serviciul',
      'activitate',
      'kind of support',
      'service',
      'kind',
    ],
  },
  {
    code: 'givenOn',
    path: 'givenOn',
    heads: ['data', 'ziua', 'data sprijinului', 'de la', 'din', 'given on', 'date', 'from'],
  },
  { code: 'untilOn', path: 'untilOn', heads: ['pana la', 'data sfarsit', 'until', 'to'] },
  { code: 'minutes', path: 'minutes', heads: ['minute', 'durata minute', 'durata in minute', 'nr minute', 'duration'] },
  { code: 'hours', path: 'minutes', heads: ['ore', 'nr ore', 'numar ore', 'numar de ore', 'durata ore'] },
  { code: 'theme', path: 'theme', heads: ['tema', 'tema orizontala'] },
  { code: 'note', path: 'note', heads: ['observatii', 'nota', 'notes'] },
  { code: 'reEntry', path: 'reEntry', heads: ['reintrare', 're entry'] },
]

/** What a table of outcomes may say. */
export const outcomeFields: readonly Field[] = [
  ...person,
  { code: 'outcome', path: 'kind', heads: ['rezultat', 'rezultatul', 'kind of outcome', 'result', 'kind'] },
  { code: 'reachedOn', path: 'reachedOn', heads: ['atins la', 'data', 'data rezultatului', 'reached on', 'date'] },
  { code: 'endedOn', path: 'endedOn', heads: ['incheiat la', 'pana la', 'ended on', 'until'] },
  { code: 'detail', path: 'detail', heads: ['detalii', 'observatii', 'details'] },
]
