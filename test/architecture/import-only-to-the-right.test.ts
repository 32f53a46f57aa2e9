import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { folderOf, importsOf, isCode, planted, repository, type Source, sources } from './source.ts'

/** A file imports only from folders to the right of its own. Those in one group know nothing of each other. */
const order = [
  ['main'],
  ['sansa', 'night'],
  ['app'],
  ['field', 'api', 'portal', 'imports', 'backup'],
  ['shell'],
  ['rights'],
  ['results'],
  ['events'],
  ['partnerships', 'centres', 'jobs', 'timesheets'],
  ['enterprises', 'training', 'counselling'],
  ['matching'],
  ['people'],
  ['privacy', 'programme'],
  ['evidence'],
  ['pages'],
  ['address', 'places'],
  ['kernel'],
]

const rankOf = (folder: string): number => order.findIndex(group => group.includes(folder))

function wrongImports(files: Source[]): string[] {
  return files.filter(isCode).flatMap(file => {
    const from = folderOf(file.path)
    if (rankOf(from) < 0) return [`${file.path} is in no known folder`]
    const targets = importsOf(file).filter(({ to }) => to.startsWith('src/') && folderOf(to) !== from)
    return targets
      .filter(({ to }) => rankOf(folderOf(to)) <= rankOf(from))
      .map(({ to }) => `${file.path} imports ${to}`)
  })
}

test('each folder imports only from folders to its right', () => {
  expect(wrongImports(sources(repository, 'src'))).toEqual([])
})

test('planted violations are found', () => {
  const files = planted(scratchFolder(), {
    'src/kernel/up.ts': "import { enrol } from '../people/enrol.ts'\n",
    'src/people/type-only.ts': "import type {\n  Count,\n} from '../results/count.ts'\n",
    'src/jobs/beside.ts': "export { centre } from '../centres/centre.ts'\n",
    'src/evidence/late.ts': "const page = await import('../app.tsx')\n",
    'src/utilities/anything.ts': 'export const nothing = 0\n',
  })

  expect(wrongImports(files)).toEqual([
    'src/evidence/late.ts imports src/app.tsx',
    'src/jobs/beside.ts imports src/centres/centre.ts',
    'src/kernel/up.ts imports src/people/enrol.ts',
    'src/people/type-only.ts imports src/results/count.ts',
    'src/utilities/anything.ts is in no known folder',
  ])
})

test('an import to the right passes', () => {
  const files = planted(scratchFolder(), {
    'src/people/enrol.ts': "import { command } from '../kernel/command.ts'\nimport { word } from './words.ts'\n",
  })

  expect(wrongImports(files)).toEqual([])
})
