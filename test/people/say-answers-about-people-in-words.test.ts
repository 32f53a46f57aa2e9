import { expect, test } from 'vitest'
import * as codes from '../../src/people/codes.ts'
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

test('ten grades are lower secondary', () => {
  expect(codes.iscedOfSchool['ten-grades']).toBe('2')
  expect(codes.iscedOfSchool['high-school']).toBe('3')
})
