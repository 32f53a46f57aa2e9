/** Left out without a word: nobody sees them, and they come along with copied text. Soft hyphen, zero-width space, word joiner, byte order mark. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/g

const letters: Record<string, string> = { ş: 'ș', Ş: 'Ș', ţ: 'ț', Ţ: 'Ț' }

/**
 * Texts as they are kept: composed (NFC), ș and ț with a comma below also where a cedilla was typed, without invisible marks and without
 * spaces at the ends.
 */
const tidied = (text: string): string =>
  text
    .replaceAll(unseen, '')
    .normalize('NFC')
    .replaceAll(/[şŞţŢ]/g, letter => letters[letter] ?? letter)
    .trim()

/** On one line, with single spaces. */
export const tidiedLine = (text: string): string =>
  tidied(text)
    .replaceAll(/[\t\n\r\p{Z}]+/gu, ' ')
    .trim()

/** With the line breaks that were typed. */
export const tidiedLines = (text: string): string => tidied(text.replaceAll(/\r\n?/g, '\n'))

/**
 * Control characters other than line breaks and tabs, those that turn the direction of writing (a text could then read otherwise than
 * it is kept), and halves of characters.
 */
export const hasForbiddenCharacter = (text: string): boolean =>
  /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text) || !text.isWellFormed()
