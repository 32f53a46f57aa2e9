import { folderOf, importsOf, isCode, type Source, sources, repository } from './source.ts'

const longest = 300
const mostImporters = 15

/** What to look at in the code, one line each: files that have grown, drawers in the making, doors around the compiler. Our choice of bounds. */
export function sizeReport(files: Source[] = sources(repository, 'src').filter(isCode)): string[] {
  const lines = files.map(({ text }) => text.split('\n').length - 1).toSorted((a, b) => a - b)
  const median = lines[Math.floor(lines.length / 2)] ?? 0
  const long = files.filter(({ text }) => text.split('\n').length - 1 > longest).map(({ path }) => path)
  const casts = files
    .filter(file => folderOf(file.path) !== 'kernel')
    .flatMap(({ text }) => text.match(/\bas (?!const\b)[A-Z{(][\w<]|\bas unknown\b/g) ?? [])
  return [
    `${files.length} files, ${lines.reduce((sum, count) => sum + count, 0)} lines, median ${median}`,
    `over ${longest} lines: ${long.join(', ') || 'none'}`,
    `over ${mostImporters} importers outside the kernel: ${busy(files).join(', ') || 'none'}`,
    `casts outside the kernel: ${casts.length}`,
  ]
}

function busy(files: Source[]): string[] {
  const importers = Map.groupBy(files.flatMap(importsOf), ({ to }) => to)
  return [...importers]
    .filter(([to, from]) => folderOf(to) !== 'kernel' && from.length > mostImporters)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([to, from]) => `${to} (${from.length})`)
}
