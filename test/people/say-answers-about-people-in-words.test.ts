import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as codes from '../../src/people/codes.ts'
import { rights } from '../../src/kernel/who.ts'
import { words } from '../../src/people/words.ts'

const lists = {
  sex: codes.sexes,
  labour: codes.labourStatuses,
  educationNow: codes.educationNow,
  isced: codes.iscedLevels,
  school: Object.keys(codes.iscedOfSchool),
  identityPaper: codes.identityPapers,
  contactPreference: codes.contactPreferences,
  need: codes.accessibilityNeeds,
  leaveReason: codes.leaveReasons,
  uatKind: codes.uatKinds,
  degurba: codes.degurbaDegrees,
}

test.each(Object.entries(lists))('every answer of %s has words, and every word an answer', (name, list) => {
  const said: Record<string, unknown> = words('ro')[name as keyof typeof lists]

  expect(Object.keys(said).toSorted()).toEqual(list.map(String).toSorted())
})

/** Every code of this slice that is neither the name of a command nor a right. */
const codesIn = (source: string) =>
  [...source.matchAll(/(?<!kind: )'(people\.[a-z-]+)'/g)].flatMap(([, code]) =>
    code !== undefined && !rights.some(right => right === code) ? [code] : [],
  )

test('a refusal without words would be found', () => {
  expect(codesIn("kind: 'people.enrol', may: 'people.read', throw refuse('people.no-words')")).toEqual([
    'people.no-words',
  ])
})

test('every refusal of this slice is told in words', () => {
  const codesUsed = globSync('src/people/*.ts').flatMap(file => codesIn(readFileSync(file, 'utf8')))

  expect(codesUsed.length).toBeGreaterThan(20)
  expect(Object.keys(words('ro').problems)).toEqual(expect.arrayContaining(codesUsed))
})

test('ten grades are lower secondary', () => {
  expect(codes.iscedOfSchool['ten-grades']).toBe('2')
  expect(codes.iscedOfSchool['high-school']).toBe('3')
})
