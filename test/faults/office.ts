// A Șansa in a process of its own, in the folder DATA: it enrols whom the client sends, and is killed. See client.ts.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { slices } from '../../src/app.tsx'
import { addPaper } from '../../src/evidence/paper.ts'
import { perform } from '../../src/kernel/command.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { verify } from '../../src/kernel/verify.ts'
import type { Who } from '../../src/kernel/who.ts'
import { enrol } from '../../src/people/enrol.ts'
import { programmeExample } from '../../src/programme/rules-example.ts'
import { placesIn } from '../../src/places.ts'
import { openSansa } from '../../src/sansa.ts'
import type { Plant, Question, Reply, Stored } from './messages.ts'

const plant = process.env.PLANT as Plant | undefined
if (plant === 'syncs-nothing') {
  fs.fsyncSync = () => {}
  syncBuiltinESMExports()
}

const say = (reply: Reply): void => {
  // At once: what a killed process has buffered, nobody was told.
  fs.writeSync(1, `${JSON.stringify(reply)}\n`)
}

const places = placesIn(process.env)
const { engine } = await openSansa(places)
const who = JSON.parse(fs.readFileSync(join(process.env.DATA ?? '', 'who.json'), 'utf8')) as Who

async function take({ id, number, paper }: Extract<Question, { ask: 'enrol' }>): Promise<void> {
  try {
    const doing = perform(engine, enrol, application(number), who, { id })
    if (plant === 'answers-before-the-commit') say({ told: 'done', id, entry: 0 })
    const { entry, answer } = await doing
    if (plant !== 'answers-before-the-commit') say({ told: 'done', id, entry })
    if (paper) await bring(String(answer.person), String(answer.enrolment))
  } catch (error) {
    say({ told: 'refused', id, why: String(error) })
  }
}

const application = (number: number) => ({
  programme: programmeExample.code,
  appliedOn: '2025-06-02',
  region: 'RO21',
  partner: 'lider',
  identity: { familyName: `Proba ${number}`, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' },
})

async function bring(person: string, enrolment: string): Promise<void> {
  const key = { tenant: who.tenant, files: engine.keyring.of(who.tenant).files }
  const hash = await engine.files.put(key, Buffer.from(`%PDF-1.7 ${person}`))
  const file = { hash, kind: 'pdf' as const, bytes: 45, pages: [hash] }
  const claims = [{ kind: 'eligibility.identity', id: enrolment, subject: person }]
  await perform(engine, addPaper, { kind: 'identity-paper', datedOn: '2025-05-30', file, claims }, who, { id: newId() })
}

async function stored(): Promise<Stored> {
  if (plant === 'edits-a-row') await editRow()
  const checks = slices.flatMap(slice => slice.checks ?? [])
  const { finding, lines } = await verify(engine, who.tenant, checks)
  return read(engine, who, async tx => {
    const commands = await sql<{ id: string; entry: number }>`select id, entry from command`.execute(tx)
    const people = await sql<{ number: number; times: number }>`
      select substring(family_name from '[0-9]+')::int as number, count(*) as times from person group by 1`.execute(tx)
    return {
      ...(finding && { finding: `${finding.check}: ${finding.says}` }),
      lines,
      entries: Object.fromEntries(commands.rows.map(({ id, entry }) => [id, entry])),
      people: Object.fromEntries(people.rows.map(({ number, times }) => [number, times])),
    }
  })
}

async function editRow(): Promise<void> {
  const client = await engine.db.pool.connect()
  await client.query("update person set given_name = 'Maria' where ctid = (select min(ctid) from person)")
  client.release()
}

say({ told: 'ready' })
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line) as Question
  if (question.ask === 'tell') say({ told: 'stored', stored: await stored() })
  // Several under way at once, as from several browsers.
  else void take(question)
}
await engine.db.close()
