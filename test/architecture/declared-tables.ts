import { globSync, readFileSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'

interface Declaration {
  type: string
  id?: { name?: string; value?: string }
  body?: Declaration[] | { body?: Declaration[] }
  key?: { name?: string }
  extends?: { expression?: { name?: string } }[]
  typeAnnotation?: { typeAnnotation?: { type: string; typeName?: { name?: string }; members?: Declaration[] } }
  declaration?: Declaration
}

/** The columns of every table, as the slices declare them in their `interface Tables`; sorted. */
export function declaredTables(folder = 'src'): Record<string, string[]> {
  const tables: Record<string, string[]> = {}
  for (const file of globSync(`${folder}/**/*.ts`)) Object.assign(tables, tablesIn(readFileSync(file, 'utf8')))
  return tables
}

export function tablesIn(source: string): Record<string, string[]> {
  const statements = (parseAst(source, { lang: 'ts' }) as unknown as { body: Declaration[] }).body
  const interfaces = new Map<string, Declaration>()
  const augmented: Declaration[] = []
  for (const statement of statements.map(one => one.declaration ?? one)) {
    if (statement.type === 'TSInterfaceDeclaration') interfaces.set(statement.id?.name ?? '', statement)
    if (statement.type === 'TSModuleDeclaration') augmented.push(...members(statement))
  }
  const tables = augmented
    .filter(one => one.type === 'TSInterfaceDeclaration' && one.id?.name === 'Tables')
    .flatMap(members)
  return Object.fromEntries(tables.map(table => [table.key?.name ?? '', columnsOf(table, interfaces).toSorted()]))
}

function columnsOf(table: Declaration, interfaces: ReadonlyMap<string, Declaration>): string[] {
  const type = table.typeAnnotation?.typeAnnotation
  if (type?.members) return names(type.members)
  return inherited(type?.typeName?.name ?? '', interfaces)
}

function inherited(name: string, interfaces: ReadonlyMap<string, Declaration>): string[] {
  const own = interfaces.get(name)
  if (!own) return []
  const parents = (own.extends ?? []).flatMap(parent => inherited(parent.expression?.name ?? '', interfaces))
  return [...parents, ...names(members(own))]
}

const names = (declarations: readonly Declaration[]): string[] => declarations.flatMap(one => one.key?.name ?? [])

const members = ({ body }: Declaration): Declaration[] => (Array.isArray(body) ? body : (body?.body ?? []))
