/**
 * Names as they are found, shown and put in order. For finding, letters lose their marks, capitals and punctuation; â and î are one
 * sound written in two ways, so a name with either is found under a and under i.
 */

/** The words under which a name is found: each part, hyphenated parts also as one, both ways of â and î; separated by single blanks. */
export const foldName = (name: string): string => [...new Set(name.split(/\s+/).flatMap(wordsOf))].join(' ').trim()

/** The ways in which one typed word may stand in a folded name: more than one where it has â or î. */
export function foldWord(word: string): string[] {
  const small = word.normalize('NFC').toLowerCase()
  if (isPlain(small)) return [small]
  return [...new Set([small, small.replaceAll('î', 'â'), small.replaceAll('â', 'î')].map(withoutMarks))]
}

/** Parts of a word divided by a hyphen, an apostrophe or a point: Ana-Maria, D'Angelo. */
export const partsOf = (word: string): string[] => word.split(/[^\p{L}\p{M}\p{N}]+/u).filter(part => part !== '')

function wordsOf(word: string): string[] {
  const parts = partsOf(word)
  const whole = parts.length > 1 ? [parts.join('')] : []
  return [...parts, ...whole].flatMap(foldWord)
}

/** Letters that no decomposition takes apart. */
const ownLetters: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}

const withoutMarks = (text: string): string =>
  isPlain(text)
    ? text
    : text
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[đðłøßæœþħı]/g, letter => ownLetters[letter] ?? letter)

/** Most words have no mark to take away. */
const isPlain = (text: string): boolean => /^[\w\s-]*$/.test(text)

/** Surname first, as in lists. */
export const listedName = ({ familyName, givenName }: PersonName): string => `${familyName} ${givenName}`

export interface PersonName {
  familyName: string
  givenName: string
}

/** `A.-M. D.` for Ana-Maria Demonstrescu: enough to know oneself by, too little to be known. */
export const initials = ({ familyName, givenName }: PersonName): string =>
  [...givenName.split(/\s+/), ...familyName.split(/\s+/)]
    .filter(word => word !== '')
    .map(initialsOf)
    .join(' ')

const initialsOf = (word: string): string =>
  word
    .split('-')
    .filter(part => part !== '')
    .map(part => `${([...part.normalize('NFC')][0] ?? '').toLocaleUpperCase('ro')}.`)
    .join('-')

/**
 * A text whose bytes are in the order of the Romanian alphabet, for lists that the database puts in order: ă and â after a, î after i, ș
 * after s, ț after t; other marks and capitals make no difference. Blanks and hyphens come before letters.
 */
export const sortKey = (name: string): string =>
  withoutMarks(
    name
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[ăâîșşțţ]/g, letter => afterLetters[letter] ?? letter),
  )

/** `{` and `|` are the next characters after z. */
const afterLetters: Record<string, string> = { ă: 'a{', â: 'a|', î: 'i{', ș: 's{', ş: 's{', ț: 't{', ţ: 't{' }

/** The last four digits, by which people find a person while on the telephone. */
export const phoneTail = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-4)
