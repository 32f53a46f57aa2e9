import { parseCsv } from 'hucre/csv'
import { isWide } from './table-kind.ts'

/**
 * The cells of a text: comma, semicolon, tab or bar between them. Bytes are UTF-8 where they can be, else Windows-1250, in which Romanian
 * programs have saved for thirty years; UTF-16 says so at its beginning.
 */
export function cellsOfText(bytes: Uint8Array): string[][] {
  const { text, divider } = dividedBy(decoded(bytes).replaceAll(/\r\n?/g, '\n'))
  return parseCsv(text, { delimiter: divider, skipEmptyRows: false }).map(row =>
    row.map(value => (value === null || value === undefined ? '' : String(value))),
  )
}

function decoded(bytes: Uint8Array): string {
  if (isWide(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1250').decode(bytes)
  }
}

/** `sep=;` on the first line says it; else the sign that divides the first lines most evenly. */
function dividedBy(text: string): { text: string; divider: string } {
  const [, said] = /^\ufeff?sep=(.)\n/i.exec(text) ?? []
  if (said !== undefined) return { text: text.slice(text.indexOf('\n') + 1), divider: said }
  const lines = withoutQuoted(text.slice(0, 50_000))
    .split('\n')
    .slice(0, 30)
    .filter(line => line.trim() !== '')
  const counts = [';', '\t', ',', '|'].map(divider => {
    const each = lines.map(line => line.split(divider).length - 1)
    const usual = mostFrequent(each.filter(count => count > 0))
    return { divider, even: each.filter(count => count === usual && usual > 0).length, usual }
  })
  const [best] = counts.toSorted((one, other) => other.even - one.even || other.usual - one.usual)
  return { text, divider: best && best.even > 0 ? best.divider : ';' }
}

const withoutQuoted = (text: string): string => text.replaceAll(/"(?:[^"]|"")*"/g, '')

function mostFrequent(counts: readonly number[]): number {
  const groups = [...Map.groupBy(counts, count => count).values()].toSorted((one, other) => other.length - one.length)
  return groups[0]?.[0] ?? 0
}
