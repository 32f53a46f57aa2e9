import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { isCode, lineOf, planted, repository, type Source, sources, withoutComments } from './source.ts'

/**
 * Where SQL may stand: the tables of a slice and the conditions of its scopes, results, which read the views of slices, the kernel, and
 * what compiles a rule to SQL.
 */
const home = /^src\/(?:kernel|results)\/|^src\/[a-z]+\/(?:(?:[a-z-]+-)?tables|scope)\.ts$|^src\/programme\/compile\.ts$/

const query =
  /\bsql(?:<[^`]*>)?`|\bsql\.(?:raw|ref|table|join|lit)\b|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\b(?:select|delete)\b[^'`\n]{1,80}\bfrom\s+[a-z_.]+\b|\binsert into [a-z_.]+|\bupdate [a-z_.]+ set\b/g

function strayQueries(files: Source[]): string[] {
  return files
    .filter(file => isCode(file) && !home.test(file.path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text)
      return [...code.matchAll(query)].map(({ index, 0: found }) => `${path}:${lineOf(code, index)}: ${found}`)
    })
}

test('SQL stands in the tables of a slice, in results and in the kernel, and nowhere else', () => {
  expect(strayQueries(sources(repository, 'src'))).toEqual([])
})

test('planted violations are found', () => {
  const files = planted(scratchFolder(), {
    'src/people/enrol.ts': "const rows = await tx.selectFrom('person').execute()\n",
    'src/people/page.tsx': '\nconst rows = await sql<{ id: string }>`select id`.execute(tx)\n',
    'src/people/text.ts': "const question = 'select id from person'\n",
    'src/people/tables.ts': "const question = 'select id from person'\n",
    'src/people/list-tables.ts': 'const rows = sql`select 1`\n',
    'src/people/told.ts': '// select the person from the list\nconst said = "Select a person"\n',
  })

  expect(strayQueries(files)).toEqual([
    'src/people/enrol.ts:1: .selectFrom(',
    'src/people/page.tsx:2: sql<{ id: string }>`',
    'src/people/text.ts:1: select id from person',
  ])
})
