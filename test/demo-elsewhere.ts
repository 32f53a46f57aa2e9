import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { slices } from '../src/app.tsx'
import { archiveOf } from '../src/backup/archive.ts'
import { sourceOf, writeStream } from '../src/backup/backups.ts'
import { examine } from '../src/backup/examine.ts'
import { restore } from '../src/backup/restore.ts'
import { seal } from '../src/backup/seal.ts'
import type { Database } from '../src/kernel/database.ts'
import { type Engine, read, startEngine } from '../src/kernel/engine.ts'
import { Files } from '../src/kernel/files.ts'
import { Keyring } from '../src/kernel/keyring.ts'
import type { Who } from '../src/kernel/who.ts'
import { erasersOf, reachOf } from '../src/pages/slice.ts'
import { inScope } from '../src/people/scope.ts'
import { orDeliverable } from '../src/programme/scope.ts'
import { openDay } from '../src/results/open-day.ts'
import { scratchFolder } from './scratch.ts'
import { template } from './template.ts'

interface Keys {
  root: KeyObject
  /** The day on the clock of whoever opens it. */
  on: string
}

/** Everything that the product is made of, on this database. */
export const engineOn = ({ db, files, root, on }: Keys & { db: Database; files: Files }): Promise<Engine> =>
  startEngine({
    db,
    keyring: new Keyring(root),
    files,
    listeners: slices.flatMap(slice => slice.listener ?? []),
    erasers: erasersOf(slices),
    reach: reachOf(slices, orDeliverable(inScope)),
    clock: () => new Date(`${on}T07:00:00Z`),
  })

/** Taken out as one sealed archive, and brought into a place that has nothing but it and the root key. */
export async function broughtElsewhere(engine: Engine, { root, on }: Keys) {
  const archive = join(scratchFolder(), 'demo.age')
  await writeStream(archive, await seal(await archiveOf(engine), { root, recipient: undefined }))
  const [db, folder] = [await template().copy(), join(scratchFolder(), 'files')]
  const files = new Files(folder)
  const source = sourceOf(archive, { root })
  await restore({ db, files }, source, await examine(source, root))
  return { again: await engineOn({ db, files, root, on }), db, folder }
}

/** Who and what counts, made anew from the facts of this place; what was filed; and the lists that people know. */
export async function behindTheNumbers(engine: Engine, who: Who) {
  await openDay(engine, who)
  return read(engine, who, async tx => ({
    counting: (
      await sql`
        select to_jsonb(f) as fact, coalesce(p.code, '') as code
        from facts f left join person p on p.id = f.subject order by f.programme, f.profile, f.unit, f.subject`.execute(
        tx,
      )
    ).rows,
    filed: (
      await sql`
        select z.name, v.indicator, v.claimed, v.proven, v.claimed_ids, v.proven_ids
        from frozen z join frozen_value v on v.frozen_id = z.id order by 1, 2`.execute(tx)
    ).rows,
    people: (
      await sql`
        select p.code, p.family_name, p.given_name, p.born_on, e.applied_on, e.region, e.partner
        from person p join enrolment e on e.person_id = p.id order by 1, 5`.execute(tx)
    ).rows,
    supports: (
      await sql`
        select p.code, s.kind, s.given_on, s.minutes from support s join person p on p.id = s.person_id order by 1, 2, 3, s.id`.execute(
        tx,
      )
    ).rows,
    outcomes: (
      await sql`
        select p.code, o.kind, o.reached_on from outcome o join person p on p.id = o.person_id order by 1, 2, 3, o.id`.execute(
        tx,
      )
    ).rows,
  }))
}
