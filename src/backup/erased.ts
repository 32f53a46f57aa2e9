import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod/mini'
import { perform } from '../kernel/command.ts'
import { type Database, transaction } from '../kernel/database.ts'
import { absent, makeFolder, writeDurably } from '../kernel/durable.ts'
import type { Engine } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Who } from '../kernel/who.ts'
import { erase } from '../privacy/erasure.ts'
import { erasuresIn, standingAgain } from './tables.ts'

const listShape = z.array(
  z.strictObject({ tenant: z.string(), person: z.string(), erasedOn: z.string(), by: z.string() }),
)

/** Somebody who was erased: ids that name nobody, the day, and the account that did it. */
export type Erased = z.infer<typeof listShape>[number]

const fileName = 'erased.json'

/** The list that stands in these folders; undefined where there is none in any. */
export async function readErased(folders: readonly string[]): Promise<Erased[] | undefined> {
  const lists = await Promise.all(
    folders.map(async folder => {
      const text = await readFile(join(folder, fileName), 'utf8').catch(absent)
      return text === undefined ? [] : [listShape.parse(JSON.parse(text))]
    }),
  )
  const found = lists.flat()
  return found.length === 0 ? undefined : united(found.flat())
}

/** Keeps beside the keys and beside the archives who was erased. What stands there is never taken away: the database may be an older one. */
export async function noteErased({ db }: Pick<Engine, 'db'>, folders: readonly string[]): Promise<void> {
  const here = await transaction(db, { role: 'keeper' }, erasuresIn)
  const before = await readErased(folders)
  const all = united([...(before ?? []), ...here])
  const text = JSON.stringify(all, null, 1)
  for (const folder of folders) {
    const stands = await readFile(join(folder, fileName), 'utf8').catch(absent)
    if (stands === text) continue
    await makeFolder(folder)
    await writeDurably(join(folder, fileName), text)
  }
}

const united = (all: readonly Erased[]): Erased[] =>
  [...new Map(all.map(one => [`${one.tenant} ${one.person}`, one])).values()].toSorted((one, other) =>
    one.person.localeCompare(other.person),
  )

export interface Again {
  /** How many were erased anew. */
  erased: number
  /** The codes of those who must be kept by law, or whom a rule holds for another reason: they are back until somebody decides. */
  held: string[]
}

/** After a restore: whoever was erased since the archive was made is erased again, by the same command, with a line of its own. */
export async function eraseAgain(engine: Engine, list: readonly Erased[]): Promise<Again> {
  const again: Again = { erased: 0, held: [] }
  for (const { tenant, person, by, code } of await standing(engine.db, list)) {
    const who: Who = { tenant, account: by, name: '', grants: [{ role: 'administrator', scope: { of: 'tenant' } }] }
    try {
      await perform(engine, erase, { person }, who, { id: newId() })
      again.erased += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      again.held.push(code)
    }
  }
  return again
}

const standing = (db: Database, list: readonly Erased[]) =>
  transaction(db, { role: 'keeper' }, tx => standingAgain(tx, list))
