import { expect, test } from 'vitest'
import { rights } from '../../src/kernel/who.ts'
import { langs } from '../../src/kernel/words.ts'
import { scratchFolder } from '../scratch.ts'
import { folderOf, isCode, lineOf, planted, repository, type Source, sources, withoutComments } from './source.ts'

const isWords = ({ path }: Source): boolean => /(?:^|[/-])words\.ts$/.test(path)

/** Codes that no folder is named after: shapes are the kernel's. */
const alsoSay = ['shape']

/** Every text in the code that has the form of a problem's code, `slice.what-is-wrong`, and is not the kind of a command or a right. */
function problemCodes(files: Source[]): Map<string, string> {
  const folders = files.filter(({ path }) => path.split('/').length > 2)
  const saying = new Set([...folders.map(({ path }) => folderOf(path)), ...alsoSay])
  const code = folders.filter(file => isCode(file) && !isWords(file))
  const kinds = new Set(code.flatMap(({ text }) => [...text.matchAll(/\bkind: '([^']+)'/g)].map(([, kind]) => kind)))
  const used = code.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(/'([a-z]+)\.([a-z0-9]+(?:-[a-z0-9]+)*)'/g)].map(
      ([, slice = '', what = '']) => [`${slice}.${what}`, slice, path] as const,
    ),
  )
  const known: ReadonlySet<string> = new Set(rights)
  return new Map(
    used
      .filter(([name, slice]) => saying.has(slice) && !kinds.has(name) && !known.has(name))
      .map(([name, , path]) => [name, path]),
  )
}

type Texts = Readonly<Record<string, unknown>>

const isTexts = (value: unknown): value is Texts => typeof value === 'object' && value !== null

/** What the files of words say in one language: the texts of problems, and those of everything else that has a code. */
async function textsOf(files: Source[], lang: (typeof langs)[number]): Promise<{ problems: Texts; others: Texts }> {
  const problems: Texts[] = []
  const others: Texts[] = []
  for (const { path } of files.filter(file => isWords(file) && folderOf(file.path) !== 'kernel')) {
    const module: Texts = await import(`${repository}${path}`)
    for (const words of Object.values(module)) {
      const texts: unknown = typeof words === 'function' && words.length === 1 ? words(lang) : undefined
      if (!isTexts(texts)) continue
      for (const [name, table] of Object.entries(texts))
        if (isTexts(table)) (name === 'problems' ? problems : others).push(table)
    }
  }
  return { problems: Object.assign({}, ...problems), others: Object.assign({}, ...others) }
}

/** Romanian words in the code. The product's name and those of places are the same in every language; examples are in Romanian. */
function romanianOutsideWords(files: Source[]): string[] {
  const example = /\bexample: \{(?:[^{}]|\{[^{}]*\})*\}/g
  return files
    .filter(file => isCode(file) && !isWords(file) && file.path !== 'src/programme/place.ts')
    .flatMap(({ path, text }) => found(path, withoutComments(text).replace(example, keepingLines), romanian))
    .filter(line => !line.endsWith(': Șansa'))
}

/** A letter alone, or an alphabet of them, is not a word. */
const romanian = /(?=\p{L}*[a-z])\p{L}*[ăâîșțĂÂÎȘȚ]\p{L}*/gu
const turkish = /(?=\p{L}*[a-z])\p{L}*[şţŞŢ]\p{L}*/gu
const keepingLines = (text: string): string => text.replace(/[^\n]/g, '')

/** A text for people that stands in the page itself, in whatever language: between tags, or in an attribute that is read out. */
function textInPages(files: Source[]): string[] {
  const between = /(?<!<kbd)>[^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*<\//gu
  const readOut = /\b(?:title|alt|placeholder|aria-label|label)="[^"]*\p{L}{2,}[^"]*"/gu
  return files
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) => [between, readOut].flatMap(what => found(path, withoutComments(text), what)))
}

/** Words with ş or ţ: with a cedilla they are Turkish letters; Romanian has a comma below. */
const cedillas = (files: Source[]): string[] => files.flatMap(({ path, text }) => found(path, text, turkish))

/** In the words of EU funds a beneficiary holds the grant; whom a programme is for is a participant. */
const beneficiaries = (files: Source[]): string[] =>
  files.flatMap(({ path, text }) => found(path, text, /benefici?ar\w*(?! finanțării)/gi))

const found = (path: string, text: string, what: RegExp): string[] =>
  [...text.matchAll(what)].map(({ index, 0: said }) => `${path}:${lineOf(text, index)}: ${said.trim()}`)

const code = () => sources(repository, 'src')

test('every problem has words in Romanian and in English', async () => {
  const codes = problemCodes(code())
  const missing: string[] = []

  for (const lang of langs) {
    const { problems, others } = await textsOf(code(), lang)
    for (const [name, path] of codes) {
      if (!(name in problems) && !(name in others)) missing.push(`${lang}: ${name} of ${path}`)
    }
  }

  expect(missing).toEqual([])
  expect(codes.size).toBeGreaterThan(20)
})

test('texts for people stand in words alone', () => {
  expect(romanianOutsideWords(code())).toEqual([])
  expect(textInPages(code())).toEqual([])
})

test('Romanian is written with commas below, not with cedillas', () => {
  expect(cedillas(sources(repository, 'src', 'docs', 'programmes', 'migrations', 'demo', 'bin'))).toEqual([])
})

test('a participant is never called a beneficiary', () => {
  expect(beneficiaries(code())).toEqual([])
})

test('planted violations are found', async () => {
  const files = planted(scratchFolder(), {
    'src/people/enrol.ts': "throw refuse('people.too-young', { age })\nconst kind = { kind: 'people.enrol' }\n",
    'src/people/form.tsx': 'const form = <p title="Send it">Trimite</p>\n',
    'src/people/page.tsx': "// Înscrie aici\nconst label = 'Înscrie'\nconst letters = { ş: 'ș' }\n",
    'src/people/words.ts': 'export const words = () => ({ save: "Salveazã şi închide", who: "beneficiarii" })\n',
  })

  expect([...problemCodes(files).keys()]).toEqual(['people.too-young'])
  expect((await textsOf(code(), 'ro')).problems).not.toHaveProperty('people.too-young')
  expect(romanianOutsideWords(files)).toEqual(['src/people/page.tsx:2: Înscrie'])
  expect(textInPages(files)).toEqual(['src/people/form.tsx:1: >Trimite</', 'src/people/form.tsx:1: title="Send it"'])
  expect(cedillas(files)).toEqual(['src/people/words.ts:1: şi'])
  expect(beneficiaries(files)).toEqual(['src/people/words.ts:1: beneficiarii'])
})
