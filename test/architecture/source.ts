import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of the repository, by its path from the root: `src/people/enrol.ts`. */
export interface Source {
  path: string
  text: string
}

export const repository = fileURLToPath(new URL('../..', import.meta.url))

const text = /\.(?:tsx?|css|sql|md|ya?ml|json|js)$/

/** Every text file under these folders. */
export function sources(root: string, ...folders: string[]): Source[] {
  return folders.flatMap(folder => {
    if (!statSync(join(root, folder), { throwIfNoEntry: false })) return []
    const entries = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    const paths = entries
      .filter(entry => text.test(entry))
      .map(entry => posix.join(folder, entry.replaceAll('\\', '/')))
    return paths.toSorted().map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  })
}

export const isCode = ({ path }: Source): boolean => /\.tsx?$/.test(path)

/** The noun that a file under `src` belongs to: `people`, or `main` for `src/main.ts`. */
export const folderOf = (path: string): string => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''

export interface Import {
  from: string
  to: string
  /** For types only: nothing of it is left when the code runs. */
  type: boolean
}

const importing = /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm

/** The imports of a file that lead to other files of the repository. */
export function importsOf({ path, text: code }: Source): Import[] {
  return [...code.matchAll(importing)].flatMap(([, type, named, bare, late]) => {
    const to = named ?? bare ?? late ?? ''
    if (!to.startsWith('.')) return []
    return [{ from: path, to: posix.join(dirname(path), to), type: type !== undefined }]
  })
}

/** Without comments, line for line as before. A `//` inside a text is no comment. */
export const withoutComments = (code: string): string =>
  code.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, quoted) => (quoted === undefined ? all.replace(/[^\n]/g, '') : all),
  )

export const lineOf = (code: string, index: number): number => code.slice(0, index).split('\n').length

/** Writes files into a scratch folder and reads them back, as a guard reads the repository: for planted violations. */
export function planted(root: string, files: Record<string, string>): Source[] {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return sources(root, 'src', 'docs').filter(({ path }) => path in files)
}
