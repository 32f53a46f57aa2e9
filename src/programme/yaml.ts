import {
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type ParsedNode,
  stringify,
  type Document,
} from 'yaml'
import { type Problem, refuse } from '../kernel/problem.ts'
import { asField, type Finding, type Path } from './finding.ts'

/** A programme of a hundred indicators is 60 kB; whatever is ten times longer is no programme. */
const longestText = 600_000
/** Enough for shared lists; far too few to blow a small file up in memory. */
const mostAliases = 200
const mostFindings = 200

export interface YamlFile {
  value: unknown
  /** The findings, each with the line and column where it stands; both count from 1. */
  refused(findings: readonly Finding[]): Problem
}

/** YAML 1.2, one document, without duplicate keys. Refuses with every problem of the notation, each at its line and column. */
export function parseYaml(text: string): YamlFile {
  if (text.length > longestText) throw refuse('programme.file-too-long', { most: longestText })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false, stringKeys: true })
  if (document.errors.length > 0) {
    const fields = document.errors.map(error => {
      const { line, col } = lines.linePos(error.pos[0])
      return { path: '', code: `programme.${syntaxCode(error.code)}`, details: { line, column: col, says: error.code } }
    })
    throw refuse('programme.file-refused', { count: fields.length }, fields.slice(0, mostFindings))
  }
  return { value: plainValue(document), refused: findings => refusal(findings, document, lines) }
}

function syntaxCode(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'key-twice'
  if (code === 'TAB_AS_INDENT') return 'tab-as-indent'
  if (code === 'MULTIPLE_DOCS') return 'several-documents'
  return code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'not-yaml'
}

function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases })
  } catch (error) {
    if (error instanceof ReferenceError) throw refuse('programme.too-many-aliases', { most: mostAliases })
    throw error
  }
}

function refusal(findings: readonly Finding[], document: Document.Parsed, lines: LineCounter): Problem {
  const placed = findings.map(one => ({ one, offset: offsetOf(document, one.path) }))
  const inOrder = placed.toSorted((a, b) => a.offset - b.offset).slice(0, mostFindings)
  const fields = inOrder.map(({ one, offset }) => {
    const { line, col } = lines.linePos(offset)
    return asField(one, { line, column: col })
  })
  return refuse('programme.file-refused', { count: findings.length }, fields)
}

/** Where the value at a path begins; where there is none, its key; where there is no key either, what should have held it. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: ParsedNode | null = document.contents
  let offset = node?.range[0] ?? 0
  for (const step of path) {
    const next = childOf(node, step, document)
    if (!next) return offset
    offset = next.offset
    node = next.node
  }
  return offset
}

function childOf(parent: ParsedNode | null, step: string | number, document: Document.Parsed) {
  const node: Node | undefined | null = isAlias(parent) ? parent.resolve(document) : parent
  if (isSeq<ParsedNode>(node)) {
    const item = node.items[Number(step)]
    return item && { node: item, offset: item.range[0] }
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return undefined
  const pair: Pair<ParsedNode, ParsedNode | null> | undefined = node.items.find(one => String(one.key) === String(step))
  return pair && { node: pair.value, offset: (pair.value ?? pair.key).range[0] }
}

/** The same value as YAML; reading it gives the same value again. Comments of a file that was read are not kept. */
export const writeYaml = (value: object): string => stringify(value, { lineWidth: 120, aliasDuplicateObjects: false })
