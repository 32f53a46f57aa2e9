import { atGate, type Engine } from '../src/kernel/engine.ts'
import { tenantRows } from '../src/rights/tenant-tables.ts'

/** The organisation that is meant: the only one here, or the one with this id. */
export async function getOrganisation(engine: Engine, asked: string | undefined): Promise<string> {
  const all = await atGate(engine, tenantRows)
  const meant = asked === undefined ? all : all.filter(({ id }) => id === asked)
  const [first, second] = meant
  if (first && !second) return first.id
  const list = all.map(({ id, name }) => `  ${id} ${name}`).join('\n')
  throw new Error(`Say which organisation with --organisation:\n${list}`)
}
