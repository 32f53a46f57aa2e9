import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { isCode, planted, repository, type Source, sources, withoutComments } from './source.ts'

/** Drawers: what fits no noun is not understood yet. */
const drawers = /(?:^|[-.])(?:utils?|utilities|helpers?|common|misc|manager|service|base|types|index)(?:[-.]|$)/

const badNames = (files: Source[]): string[] =>
  files.map(({ path }) => path).filter(path => drawers.test(path.split('/').at(-1) ?? ''))

/** A file that only hands on what others have. */
function barrels(files: Source[]): string[] {
  const handsOn = /^\s*export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^'"\n]*from\s*'[^']+'\s*$/gm
  return files.filter(isCode).flatMap(({ path, text }) => {
    const code = withoutComments(text)
    const everything = /^\s*export\s+\*/m.test(code)
    const nothingElse = code.replace(handsOn, '').trim() === ''
    return everything || nothingElse ? [path] : []
  })
}

const code = () => sources(repository, 'src', 'test', 'demo', 'bench', 'bin')

test('no file has the name of a drawer', () => {
  expect(badNames(code())).toEqual([])
})

test('no file only hands on what others export', () => {
  expect(barrels(code())).toEqual([])
})

test('planted violations are found', () => {
  const files = planted(scratchFolder(), {
    'src/people/date-utils.ts': 'export const a = 1\n',
    'src/people/index.ts': "// all of it\nexport { enrol } from './enrol.ts'\nexport type { Exit } from './exit.ts'\n",
    'src/people/door.ts': "export * from './enrol.ts'\nexport const b = 2\n",
    'src/people/service-hours.ts': 'export const c = 3\n',
    'src/people/database.ts': 'export const basement = 4\n',
  })

  expect(badNames(files)).toEqual(['src/people/date-utils.ts', 'src/people/index.ts', 'src/people/service-hours.ts'])
  expect(barrels(files)).toEqual(['src/people/door.ts', 'src/people/index.ts'])
})
