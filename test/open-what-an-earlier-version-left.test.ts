import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { slices } from '../src/app.tsx'
import { setPlan } from '../src/enterprises/plan.ts'
import { addLine } from '../src/enterprises/plan-line.ts'
import { open } from '../src/enterprises/enterprise.ts'
import { correctEvent, planEvent } from '../src/events/event.ts'
import { command } from '../src/kernel/command.ts'
import { type Database, database, openDatabase, transaction } from '../src/kernel/database.ts'
import { openEmbedded } from '../src/kernel/embedded.ts'
import { newId } from '../src/kernel/ids.ts'
import { migrate, migrations } from '../src/kernel/migrate.ts'
import { verify } from '../src/kernel/verify.ts'
import { addOrganisation, correctOrganisation } from '../src/partnerships/organisation.ts'
import { bakery } from './enterprises/ground.ts'
import { terms } from './enterprises/plans.ts'
import { whenFileIsDone } from './once-per-file.ts'
import { beginCooperation } from './partnerships/ground.ts'
import { story } from './people-of-the-story.ts'
import { ownedDatabase, postgresBinaries, startScratchPostgres } from './scratch-postgres.ts'
import { migratedSnapshot } from './template.ts'

/** What came after there were databases to keep: see `migrations/as-they-ran.txt`. */
const later = [
  '0201-links-that-are-confirmed.sql',
  '0301-grounds-of-uses.sql',
  '0453-find-by-application.sql',
  '0455-find-open-decisions.sql',
  '0456-earlier-domiciles.sql',
  '0504-reliability-of-instruments.sql',
  '0528-orders.sql',
  '0653-keep-cells.sql',
  '0654-keep-days.sql',
  '0655-keep-facts-of-days.sql',
  '0656-keep-months-and-years.sql',
  '2102-organisation-contacts.sql',
  '2103-events-that-move.sql',
  '2104-letters-that-are-refused.sql',
  '2105-photographs-of-events.sql',
  '2502-months-apart.sql',
]

const earlier = () => migratedSnapshot(migrations().filter(({ name }) => !later.includes(name)))

async function opened(snapshot: Blob): Promise<{ db: Database; left: () => Promise<Blob> }> {
  const { pool, idle, close, snapshot: left } = await openEmbedded('memory', snapshot)
  whenFileIsDone(close)
  return { db: database(pool, 'embedded', idle, close), left }
}

// As the version before wrote them: an event that cannot move, a line of a plan without months apart, and the one contact of an organisation
// in its own row.

function without<T extends object, K extends keyof T>(row: T, ...columns: K[]): Omit<T, K> {
  const rest = { ...row }
  for (const column of columns) delete rest[column]
  return rest
}

const planAsBefore = command({
  ...planEvent,
  async write({ row, event }, rows) {
    await rows.insert('deliverable', row)
    await rows.insert('event', without(event, 'moves', 'moved_on', 'called_off_on'))
    return { event: row.id }
  },
})

const addLineAsBefore = command({
  ...addLine,
  async write(line, rows) {
    await rows.insert('plan_line', without(line, 'apart'))
    return { line: line.id }
  },
})

const addOrganisationAsBefore = command({
  ...addOrganisation,
  async write({ row, contacts: [contact] }, rows) {
    if (!contact) throw new Error('The version before knew one contact.')
    const { name: contact_name, phone, email } = contact
    await rows.insert('organisation', { ...row, contact_name, phone, email })
    return { organisation: row.id }
  },
})

const checks = slices.flatMap(slice => slice.checks ?? [])

const town = { programme: 'o-sansa', name: 'Comuna Exemplu', kind: 'authority', region: 'RO21' }
const mayor = { name: 'Ana Exemplu', phone: '+40700000088', email: 'ana@example.org' }
const office = { role: 'registratură', phone: '+40700000089' }
const happening = {
  code: 'EV-1',
  title: 'Târg',
  region: 'RO21',
  on: '2026-05-12',
  starts: '10:00',
  ends: '14:00',
  place: 'Sala mare din Iași',
}

test('a database of the version before opens, shows what it holds, holds against its journal, and goes on', async () => {
  const { db, left } = await opened(await earlier())
  const { story: before, dan } = await beginCooperation('2026-03-16', db)
  const { tenant, who } = before
  const { enterprise } = (await dan(open, bakery)).answer
  await dan(setPlan, { enterprise, ...terms })
  await dan(addLineAsBefore, { enterprise, kind: 'income', title: 'Pâine pe vatră', amount: 6_000_00, from: 4 })
  const { event } = (await dan(planAsBefore, { programme: 'o-sansa', ...happening })).answer
  const { organisation } = (await dan(addOrganisationAsBefore, { ...town, contacts: [mayor] })).answer

  const { db: again } = await opened(await left())
  expect(await migrate(again)).toBe(later.length)
  const after = await story({ db: again })
  const pageAt = async (path: string) => (await after.asWho(who.dan).get(path)).html
  expect(await pageAt('/app/organisations')).toContain('Comuna Exemplu')
  expect(await pageAt(`/app/organisations/${organisation}`)).toContain('ana@example.org')
  expect(await pageAt(`/app/events/${event}`)).toContain('Sala mare din Iași')
  expect(await pageAt(`/app/ses/${enterprise}/plan`)).toContain('Pâine pe vatră')
  expect((await verify(after.engine, tenant, checks)).finding).toBeUndefined()

  await after.performAs(who.dan, correctOrganisation, { ...town, organisation, contacts: [office] })
  const elsewhere = { ...happening, place: 'Casa de cultură' }
  await after.performAs(who.dan, correctEvent, { event, reason: 'Sala e ocupată.', ...elsewhere })

  const page = await pageAt(`/app/organisations/${organisation}`)
  expect(page).toContain('registratură')
  expect(page).not.toContain('ana@example.org')
  expect(await pageAt(`/app/events/${event}`)).toContain('Casa de cultură')
  expect((await verify(after.engine, tenant, checks)).finding).toBeUndefined()
}, 60_000)

const binaries = postgresBinaries()

/** As the night of the version before left it: one row of each day's table, of an organisation. */
async function keptDay(db: Database): Promise<void> {
  const tenant = newId()
  await transaction(db, { role: 'gate' }, tx =>
    sql`insert into tenant (id, name, wrapped_key, created_at) values (${tenant}, 'Punte', '', now())`.execute(tx),
  )
  await transaction(db, { role: 'counter', derives: true, tenant }, async tx => {
    await sql`insert into day_kept values (${tenant}, 'p', 'q', false, 'x', 1, 'y')`.execute(tx)
    await sql`insert into day_total values (${tenant}, 'p', 'q', false, 'i', '2026-01-01', '{}', 1, 1)`.execute(tx)
  })
}

test.skipIf(!binaries)('an owner of tables who is no superuser opens it, too', { timeout: 120_000 }, async () => {
  const server = await startScratchPostgres(binaries ?? '')
  const db = await openDatabase(await ownedDatabase(server))
  await migrate(
    db,
    migrations().filter(({ number }) => number < 655),
  )
  await keptDay(db)

  expect(await migrate(db)).toBe(migrations().filter(({ number }) => number >= 655).length)

  await db.close()
  await server.stop()
})
