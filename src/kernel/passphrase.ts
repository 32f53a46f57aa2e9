import { randomInt } from 'node:crypto'

/** Digits and capitals without those that look alike (I, L, O, U, Z): 31 of them, a prime, so that the check finds every slip below. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const groups = 7
const lettersInGroup = 4

/** Seven groups such as `7KQ2-X`: four random letters and a check letter. 28 random letters are 138 bits. */
export function newPassphrase(): string {
  return Array.from({ length: groups }, () => {
    const letters = Array.from({ length: lettersInGroup }, () => alphabet[randomInt(alphabet.length)]).join('')
    return `${letters}${checkOf(letters)}`
  }).join(' ')
}

export type Typed = { passphrase: string } | { wrongGroups: number[] } | { groups: number }

/**
 * What somebody typed from paper: case, spaces and dashes do not matter, O is read as 0, I and L as 1. One wrong letter in a group, or
 * two neighbours swapped, are found; the groups that hold a slip are named, the first being 1.
 */
export function readPassphrase(text: string): Typed {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const found = letters.match(/.{1,5}/gu) ?? []
  if (found.length !== groups) return { groups: found.length }
  const wrongGroups = found.flatMap((group, i) => (isGroup(group) ? [] : [i + 1]))
  return wrongGroups.length > 0 ? { wrongGroups } : { passphrase: found.join(' ') }
}

function isGroup(group: string): boolean {
  return group.length === lettersInGroup + 1 && checkOf(group.slice(0, lettersInGroup)) === group.at(-1)
}

/** Each place has its own weight modulo a prime: a changed letter or two swapped neighbours change the sum. */
function checkOf(letters: string): string | undefined {
  const places = [...letters].map(letter => alphabet.indexOf(letter))
  if (places.includes(-1)) return undefined
  return alphabet[places.reduce((sum, place, i) => sum + (i + 2) * place, 0) % alphabet.length]
}
