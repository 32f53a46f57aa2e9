import { setImmediate } from 'node:timers/promises'
import { type Engine, read } from '../kernel/engine.ts'
import type { TenantKeys } from '../kernel/keys.ts'
import { readPhone } from '../kernel/phone.ts'
import { likelyAmong } from '../matching/likely.ts'
import { likelyWithin } from '../matching/likely-within.ts'
import type { LikelyLine, Reader, TypedPerson } from '../pages/slice.ts'
import { readCnp } from '../people/cnp.ts'
import type { Enrol } from '../people/enrol.ts'
import { cnpIndex } from '../people/identity.ts'
import type { CheckedRow } from './check.ts'
import type { Choice } from './waiting.ts'
import { words } from './words.ts'

/** Somebody recorded, or of an earlier row, who may be the person of this row. */
export interface Alike {
  /** Under which a choice remembers that this one was seen. */
  key: string
  /** The earlier row of the same file. */
  row?: number
  /** Of a record that the asker may see. */
  id?: string
  code?: string
  name?: string
  href?: string
  certain: boolean
  lines: readonly LikelyLine[]
}

export const elsewhere = 'elsewhere'
export const keyOfRow = (number: number): string => `row-${number}`

/** What becomes of a row that looks like somebody: a new person, left out, or the key of whom it is. */
export const asNew = 'new'
export const asOut = 'out'

type Row = Pick<CheckedRow, 'problems' | 'alike' | 'choice'>

/** Nothing is wrong with it, and nobody is like it or somebody said that it is a new person. */
export const isToStore = ({ problems, alike, choice }: Row): boolean =>
  problems.length === 0 && (alike.length === 0 || choice === asNew)

/** Somebody has to say whether it is a new person. */
export const isToChoose = ({ problems, alike, choice }: Row): boolean =>
  problems.length === 0 && alike.length > 0 && choice === undefined

/** How many rows are held against the records in one reading: other work waits no longer than for these. */
const rowsAtOnce = 500

/** Puts to each row whom it may be, and what was chosen about that. Rows that are wrong are not asked about yet. */
export async function findAlike(
  engine: Engine,
  reader: Reader,
  rows: readonly CheckedRow[],
  choices: Readonly<Record<string, Choice>>,
): Promise<void> {
  const keys = engine.keyring.of(reader.who.tenant)
  const right = rows.filter(row => row.problems.length === 0)
  const typed = right.map(({ input }) => typedPerson(input as Enrol, keys))
  for (let at = 0; at < right.length; at += rowsAtOnce) {
    const some = typed.slice(at, at + rowsAtOnce)
    const found = await read(engine, reader.who, tx => likelyAmong(tx, reader, some))
    for (const [n, alike] of found.entries()) {
      const row = right[at + n] as CheckedRow
      row.alike = alike.map(one => Object.assign(one, { key: one.id ?? elsewhere }))
    }
    await setImmediate()
  }
  const pairs = Map.groupBy(await likelyWithin(engine, reader, typed), pair => pair.one)
  for (const [at, row] of right.entries()) {
    for (const { other, certain, lines } of pairs.get(at) ?? []) {
      const earlier = right[other] as CheckedRow
      // What is left out anyway is nobody's double.
      if (earlier.choice !== undefined && earlier.choice !== asNew) continue
      row.alike.push({ key: keyOfRow(earlier.number), row: earlier.number, certain, lines })
    }
    choose(row, choices[row.number], words(reader.lang).alike.reason)
  }
}

/** A choice holds as long as nobody else has come to be like the row. */
function choose(row: CheckedRow, choice: Choice | undefined, reason: string): void {
  if (!choice || row.alike.length === 0 || row.alike.some(({ key }) => !choice.seen.includes(key))) return
  row.choice = choice.said
  if (choice.said !== asNew) return
  row.apartBecause = reason
  const people = row.alike.flatMap(({ id }) => id ?? [])
  if (people.length > 0) row.input = { ...(row.input as Enrol), anotherThan: { people, reason } }
}

function typedPerson({ identity, domicile, livesAt }: Enrol, keys: TenantKeys): TypedPerson {
  const number =
    identity.cnp === undefined ? undefined : readCnp(identity.cnp.replaceAll(/[\s.-]/g, ''), { demo: true })
  const told = number === undefined || 'problem' in number ? undefined : number
  return {
    familyName: identity.familyName,
    givenName: identity.givenName,
    bornOn: told?.bornOn ?? identity.bornOn,
    cnpIndex: told && cnpIndex(keys, told.text),
    phone: identity.phone === undefined ? undefined : readPhone(identity.phone),
    homes: [domicile, livesAt].flatMap(home => (home ? [{ locality: home.locality, county: home.county ?? '' }] : [])),
  }
}
