import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { type AnyCommand, type Done, perform } from '../src/kernel/command.ts'
import { type Engine, type EngineParts, startEngine } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import { newId } from '../src/kernel/ids.ts'
import { Keyring } from '../src/kernel/keyring.ts'
import { foundTenant } from '../src/kernel/tenant.ts'
import type { Role, Who } from '../src/kernel/who.ts'
import { testDatabase } from './database.ts'

/** An organisation of its own with people who work there, on the database of this test file. */
export interface Office {
  engine: Engine
  tenant: string
  /** Somebody new with this role; they reach everybody unless the office says otherwise. */
  hire(role: Role): Who
  does(who: Who, command: AnyCommand, input: unknown, sent?: { id?: string; shown?: number }): Promise<Done>
}

/** Everything in this database is sealed under one root key, so that every engine of the file opens it. */
const keyring = new Keyring(createSecretKey(randomBytes(32)))
const folders: string[] = []

afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))))

export async function openOffice(parts: Partial<EngineParts> = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  folders.push(folder)
  const engine = await startEngine({
    db: await testDatabase(),
    keyring,
    files: new Files(folder),
    reach: () => sql<boolean>`true`,
    ...parts,
  })
  const tenant = await foundTenant(engine, 'Asociația de probă')
  return {
    engine,
    tenant,
    hire: role => ({ tenant, account: newId(), name: role, grants: [{ role, scope: { of: 'tenant' } }] }),
    does: (who, command, input, sent = {}) => perform(engine, command, input, who, { id: newId(), ...sent }),
  }
}
