import { cpSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layGround } from '../demo/ground.ts'
import { importRules, rulesFrom } from '../demo/programme.ts'
import { type AnyCommand, perform } from '../src/kernel/command.ts'
import { addDays, addMonths, today } from '../src/kernel/day.ts'
import { atGate } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Who } from '../src/kernel/who.ts'
import { enrol } from '../src/people/enrol.ts'
import { erase } from '../src/privacy/erasure.ts'
import { liftHold, placeHold } from '../src/privacy/hold.ts'
import { setDemoPlayed } from '../src/rights/tenant-tables.ts'
import { placesIn } from '../src/places.ts'
import { openSansa } from '../src/sansa.ts'
import { noticeOf } from './centres/notices.ts'
import { CommandLine, type Ran } from './command-line.ts'
import { postgresBinaries, type ScratchServer, startScratchPostgres } from './scratch-postgres.ts'
import { scratchFolder } from './scratch.ts'

const patience = 240_000
const dan = 'dan.vlad@punte.example'
const asked = ['results', '--programme', 'o-sansa', '--json']

let here: string
/** Made before the two erasures. */
let before: string
let after: string
/** The results of the first place, as it was archived. */
let embedded: Ran

async function succeed(sansa: CommandLine, args: string[]): Promise<void> {
  const { code, complaints } = await sansa.run(args)
  if (code !== 0) throw new Error(`sansa ${args[0]}: ${complaints}`)
}

/** An empty place with the keys of the first. */
function elsewhere(): string {
  const data = join(scratchFolder(), 'data')
  cpSync(join(here, 'keys'), join(data, 'keys'), { recursive: true })
  return data
}

/** An office with three people: one is erased after the archive was made, one had to be kept when it was made, and is erased too. */
beforeAll(async () => {
  here = scratchFolder()
  const sansa = new CommandLine(here)
  const archives = scratchFolder()
  ;[before, after] = [join(archives, 'before.age'), join(archives, 'after.age')]
  const people = await inOffice(async (as, day) => {
    const named = (familyName: string) => ({
      programme: 'o-sansa',
      appliedOn: addDays(day, -3),
      region: 'RO21',
      partner: 'lider',
      identity: { familyName, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
    })
    const ids: string[] = []
    for (const name of ['Uitatu', 'Rămasu', 'Ținutu']) ids.push(String((await as('dan', enrol, named(name))).person))
    await as('ana', placeHold, { person: ids[2], untilOn: addMonths(day, 2), reason: 'dosar de finanțare' })
    return ids
  })
  await succeed(sansa, ['backup', before])
  await inOffice(async as => {
    await as('ana', erase, { person: people[0] })
    await as('ana', liftHold, { person: people[2] })
    await as('ana', erase, { person: people[2] })
  })
  await succeed(sansa, ['backup', after])
  embedded = await sansa.run(asked)
}, patience)

type As = (by: 'ana' | 'dan', command: unknown, input: object) => Promise<Readonly<Record<string, string | number>>>

let office: { ana: Who; dan: Who } | undefined

/** What colleagues record while no server runs. */
async function inOffice<T>(work: (as: As, day: string) => Promise<T>): Promise<T> {
  const { engine } = await openSansa(placesIn({ DATA: here }))
  try {
    const day = today(engine.clock())
    if (!office) {
      const { administrator, colleagues } = await layGround(engine)
      await importRules(engine, colleagues.dan, rulesFrom(addMonths(day, -16)))
      // Else a start would take it for half a demo, and begin anew.
      await atGate(engine, tx => setDemoPlayed(tx, administrator.tenant, engine.clock().toISOString()))
      office = { ana: administrator, dan: colleagues.dan }
    }
    const whom = office
    return await work(
      async (by, command, input) =>
        (await perform(engine, command as AnyCommand, input, whom[by], { id: newId() })).answer,
      day,
    )
  } finally {
    await engine.db.close()
  }
}

describe('sansa restore, of an archive older than some erasures', { timeout: patience }, () => {
  test('says who was erased again, and names by code whom a hold of that time keeps', async () => {
    const ran = await new CommandLine(elsewhere()).run(['restore', before])

    expect(ran.output).toContain('1 erased since the archive was made, and erased again now.')
    expect(ran.output).toContain('Erased before, and recorded again since a rule holds them: GT-0003')
    expect(ran.output).toContain('Asociația Punte: holds')
    expect(ran.output + ran.complaints).not.toMatch(/Uitatu|Ținutu|Rămasu/)
    expect(ran.code).toBe(1)
  })

  test('says that it does not know who was erased, where no list stands beside the keys or the archive', async () => {
    const data = elsewhere()
    rmSync(join(data, 'keys', 'erased.json'))
    const lonely = join(scratchFolder(), 'before.age')
    cpSync(before, lonely)

    const ran = await new CommandLine(data).run(['restore', lonely])

    expect(ran.output).toContain('No list of erasures (erased.json) stands beside the keys or the archive')
    expect(ran.code).toBe(0)
  })
})

/** Two notices that can be read and a text that is none. */
function noticesIn(folder: string, nth: number): string {
  mkdirSync(folder, { recursive: true })
  const ids = (last: number) => ({
    id: `0f0e6a2c-5f7e-4c1a-9c59-0a5f3d1b7e${nth}${last}`,
    procedure: `6f9a1f0c-8a53-4a35-b0a5-51d7a2f0c0${nth}${last}`,
  })
  const texts = {
    'unu.xml': noticeOf(ids(1)),
    'doi.xml': noticeOf(ids(2)),
    'stricat.xml': '<nimic',
  }
  const longAgo = new Date(Date.now() - 60_000)
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, name), text)
    utimesSync(join(folder, name), longAgo, longAgo)
  }
  return folder
}

describe('notices', { timeout: patience }, () => {
  test('are imported from a folder; what is refused is told with its reason, and what is known already is no failure', async () => {
    const sansa = new CommandLine(here)
    const folder = noticesIn(join(scratchFolder(), 'notices'), 1)

    const nobody = await sansa.run(['import', 'notices', folder])
    const first = await sansa.run(['import', 'notices', folder, '--by', dan])
    rmSync(join(folder, 'stricat.xml'))
    const again = await sansa.run(['import', 'notices', folder, '--by', dan])

    expect(nobody.code).toBe(1)
    expect(nobody.complaints).toContain('by whom')
    expect(JSON.parse(first.output)).toEqual({ taken: 2, refused: 1 })
    expect(first.complaints).toContain('stricat.xml: ')
    expect(first.code).toBe(1)
    expect(JSON.parse(again.output)).toEqual({ taken: 0, refused: 2 })
    expect(again.code).toBe(0)
  })

  test('that arrive in a watched folder are taken in by the server, and put aside', async () => {
    const folder = noticesIn(join(scratchFolder(), 'watched'), 2)
    const watching = new CommandLine(here, undefined, { NOTICES: folder, NOTICES_BY: dan })

    const server = await watching.start()
    const refused = join(folder, 'refused', 'stricat.xml.txt')
    for (let tries = 0; !existsSync(refused) && tries < 600; tries += 1) await setTimeout(100)
    await server.stop()

    expect(existsSync(refused)).toBe(true)
    expect(existsSync(join(folder, 'taken', 'unu.xml'))).toBe(true)
    expect(existsSync(join(folder, 'taken', 'doi.xml'))).toBe(true)
    expect(existsSync(join(folder, 'unu.xml'))).toBe(false)
  })
})

/** As a line of `sansa perform`. */
const line = (input: object) => JSON.stringify({ id: newId(), kind: 'people.enrol', by: dan, input })

const told = (output: string) => (JSON.parse(output) as { indicators: unknown[] }).indicators

const binaries = postgresBinaries()

describe.skipIf(!binaries)('on a PostgreSQL server that runs, by DATABASE_URL', { timeout: patience }, () => {
  let server: ScratchServer
  let sansa: CommandLine

  beforeAll(async () => {
    if (!binaries) return
    server = await startScratchPostgres(binaries)
    sansa = new CommandLine(elsewhere(), server.url)
    await succeed(sansa, ['restore', after])
  }, patience)
  afterAll(() => server?.stop())

  test('commands are performed, and what they record holds and is counted', async () => {
    const good = { ...enrol.example, identity: { ...enrol.example.identity, familyName: 'Terminalescu' } }

    const performed = await sansa.run(['perform'], `${line(good)}\n${line({ ...good, region: 'nicăieri' })}\n`)
    const recounted = await sansa.run(['recount'])
    const verified = await sansa.run(['verify'])

    const answers = performed.output
      .trim()
      .split('\n')
      .map(text => JSON.parse(text) as { answer?: { code: string }; problem?: { status: number } })
    expect(answers[0]?.answer?.code).toBe('GT-0004')
    expect(answers[1]?.problem?.status).toBeGreaterThanOrEqual(400)
    expect(performed.code).toBe(1)
    expect(recounted.code).toBe(0)
    expect(recounted.output).toContain('o-sansa under')
    expect(verified).toMatchObject({ code: 0, output: expect.stringContaining('Asociația Punte: holds') })
  })

  test('results and commands are told as on the embedded engine', async () => {
    const onServer = await sansa.run(asked)
    const kinds = [await sansa.run(['commands']), await new CommandLine(here).run(['commands'])]

    expect(onServer.code).toBe(0)
    expect(told(onServer.output)).toEqual(told(embedded.output))
    expect(told(onServer.output).length).toBeGreaterThan(10)
    expect(kinds[0]).toEqual(kinds[1])
  })
})
