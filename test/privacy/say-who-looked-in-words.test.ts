import { expect, test } from 'vitest'
import { langs } from '../../src/kernel/words.ts'
import { lookInWords } from '../../src/privacy/looks.ts'
import { repository, sources } from '../architecture/source.ts'

/** Every kind of look that the code writes into the log of reads, but exports, which end alike. */
const kindsIn = (texts: readonly string[]): string[] => [
  ...new Set(
    texts.flatMap(text =>
      [...text.matchAll(/'([a-z]+\.(?:[a-z-]+-)?(?:opened|printed|exported|found-by-cnp|visit-sheet))'/g)].map(
        ([, kind = '']) => kind,
      ),
    ),
  ),
]

test('every look at a person is told in words, in each language', () => {
  const kinds = kindsIn(sources(repository, 'src').map(file => file.text))

  expect(kinds.length).toBeGreaterThan(12)
  for (const lang of langs) {
    expect(kinds.filter(kind => lookInWords(kind, lang) === kind)).toEqual([])
  }
})

test('a look without words is found (planted violation)', () => {
  const [kind = ''] = kindsIn(["logRead(engine, who, { kind: 'people.shoe-size-printed' })"])

  expect(lookInWords(kind, 'ro')).toBe(kind)
})
