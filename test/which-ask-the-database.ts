import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const opening = 'test/template.ts'

/** Test files that never open the database of the suite, however it is reached: on another engine they would say the same again. */
export function filesWithoutDatabase(): string[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.test\.tsx?$/.test(file))
    .map(file => `test/${file}`)
  return files.filter(file => !reaches(file, new Set())).toSorted()
}

function reaches(file: string, seen: Set<string>): boolean {
  if (file === opening) return true
  if (seen.has(file)) return false
  seen.add(file)
  return importsOf(file).some(one => reaches(one, seen))
}

function importsOf(file: string): string[] {
  const code = readFileSync(join(root, file), 'utf8')
  const paths = [...code.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    relative(root, join(root, dirname(file), path)),
  )
  return paths.filter(path => path.startsWith('test/') && existsSync(join(root, path)))
}
