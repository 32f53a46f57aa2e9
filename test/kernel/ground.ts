import { z } from 'zod/mini'
import { type AnyCommand, command, perform } from '../../src/kernel/command.ts'
import { type Engine, startEngine } from '../../src/kernel/engine.ts'
import { Files } from '../../src/kernel/files.ts'
import { newId } from '../../src/kernel/ids.ts'
import { Keyring } from '../../src/kernel/keyring.ts'
import { newKey } from '../../src/kernel/keys.ts'
import { refuse } from '../../src/kernel/problem.ts'
import { id, integer, personal } from '../../src/kernel/shape.ts'
import { foundTenant } from '../../src/kernel/tenant.ts'
import type { Who } from '../../src/kernel/who.ts'
import { testDatabase } from '../database.ts'
import { scratchFolder } from '../scratch.ts'
import '../../src/people/tables.ts'

const root = newKey()

/** The kernel alone, with two commands about households, which need no rules. */
export async function ground(parts: Partial<Pick<Engine, 'clock' | 'listeners'>> = {}) {
  const db = await testDatabase()
  const files = new Files(scratchFolder())
  const engine = await startEngine({ db, files, keyring: new Keyring(root), ...parts })
  const ioana = await somebody(engine, 'Asociația Demonstrativă')
  return {
    engine,
    ioana,
    do: (what: AnyCommand, input: unknown, who = ioana, sentId = newId()) =>
      perform(engine, what, input, who, { id: sentId }),
  }
}

/** A counsellor of a new organisation. */
export async function somebody(engine: Engine, organisation: string): Promise<Who> {
  const tenant = await foundTenant(engine, organisation)
  return { tenant, account: newId(), name: 'Ioana Marin', grants: [{ role: 'counsellor', scope: { of: 'tenant' } }] }
}

const salt = () => Buffer.alloc(16, 7)

export const openHousehold = command({
  kind: 'test.open-household',
  shape: z.object({ members: integer(1, 40), note: z.optional(personal(100)) }),
  example: { members: 4 },
  may: 'people.write',
  given: async () => newId(),
  decide(input, household) {
    if (input.members === 13) throw refuse('test.thirteen')
    return { id: household, members: input.members }
  },
  async write(fact, rows) {
    await rows.insert('household', { ...fact, salt: salt() })
    return { household: fact.id }
  },
})

export const countHousehold = command({
  kind: 'test.count-household',
  shape: z.object({ household: id(), members: integer(1, 40) }),
  example: { household: '01930000-0000-7000-8000-000000000001', members: 5 },
  may: 'people.write',
  given: async () => undefined,
  decide: input => input,
  async write(fact, rows, { shown }) {
    await rows.revise('household', { id: fact.household }, { members: fact.members }, shown)
    return { household: fact.household }
  },
})

export const closeHousehold = command({
  kind: 'test.close-household',
  shape: z.object({ household: id() }),
  example: { household: '01930000-0000-7000-8000-000000000001' },
  may: 'people.write',
  given: async () => undefined,
  decide: input => input,
  async write(fact, rows) {
    await rows.remove('household', { id: fact.household })
    return { household: fact.household }
  },
})
