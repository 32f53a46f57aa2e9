import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { lineOf, planted, repository, type Source, sources } from './source.ts'

/** `[words](target)`, and a file of the repository named in a text: `src/kernel/command.ts`. */
const link = /\]\(([^)\s]+)\)/g
const named = /`((?:src|test|docs|demo|bench|bin|programmes|migrations)\/[A-Za-z0-9_./-]*[A-Za-z0-9_-])`/g

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Links and names in the documents that lead nowhere. */
function deadEnds(root: string, documents: Source[]): string[] {
  const textOf = new Map(documents.map(({ path, text }) => [path, text]))
  return documents.flatMap(({ path, text }) => {
    const dead = (target: string): boolean => {
      const [file = '', heading] = target.split('#')
      const to = file === '' ? path : posix.join(dirname(path), file)
      if (!existsSync(join(root, to))) return true
      return heading !== undefined && !headings(textOf.get(to) ?? '').includes(heading)
    }
    const links = [...text.matchAll(link)].filter(([, target = '']) => !/^[a-z]+:/.test(target) && dead(target))
    const names = [...text.matchAll(named)].filter(([, name = '']) => !existsSync(join(root, name)))
    return [...links, ...names].map(({ index, 1: target }) => `${path}:${lineOf(text, index)}: ${target}`)
  })
}

const rootDocuments = (): Source[] =>
  readdirSync(repository)
    .filter(name => name.endsWith('.md'))
    .map(path => ({ path, text: readFileSync(join(repository, path), 'utf8') }))

const documents = () =>
  [...rootDocuments(), ...sources(repository, 'docs', 'src', 'programmes', 'demo', 'bench')].filter(({ path }) =>
    path.endsWith('.md'),
  )

test('every link in the documents leads somewhere, and every file they name is there', () => {
  expect(deadEnds(repository, documents())).toEqual([])
})

test('planted violations are found', () => {
  const root = scratchFolder()
  const files = planted(root, {
    'docs/tour.md':
      '# The tour\n[a](#the-tour) [b](glossary.md#words) [c](glossary.md#gone) [d](gone.md) [e](https://example.org)\n',
    'docs/glossary.md': '# Words\nSee `src/people/enrol.ts` and `src/people/gone.ts`.\n',
    'src/people/enrol.ts': 'export const enrol = 1\n',
  }).filter(({ path }) => path.endsWith('.md'))

  expect(deadEnds(root, files)).toEqual([
    'docs/glossary.md:2: src/people/gone.ts',
    'docs/tour.md:2: glossary.md#gone',
    'docs/tour.md:2: gone.md',
  ])
})
