import { sql } from 'kysely'
import { familyNames, womensNames } from '../demo/names.ts'
import { accept } from '../src/evidence/verdict.ts'
import { type AnyCommand, perform } from '../src/kernel/command.ts'
import { transaction } from '../src/kernel/database.ts'
import { addDays, today } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Who } from '../src/kernel/who.ts'
import { enrol } from '../src/people/enrol.ts'
import { leave } from '../src/people/exit.ts'
import { recordOutcome } from '../src/people/outcome.ts'
import { giveSupport } from '../src/people/support.ts'
import { keepUp } from '../src/results/open-day.ts'
import { programme } from './crowd.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { type Office, openOffice } from './office.ts'

/** One kind of command with the input of each run. */
type Kind = [what: string, command: AnyCommand, who: Who, input: (run: number) => unknown]

const runs = 40
const warm = 10
/** Where nothing else was asked of the process before. */
const warmAlone = 60

/**
 * Commands with everything that is derived from them, beside the commit of one updated row on the same engine. Between two kinds of them a
 * minute is over, and what is kept takes them in: nobody does more than fifty in one.
 */
export async function benchCommands(office: Office, of: string, before = warm): Promise<Figure[]> {
  const { engine, colleagues } = office
  const commits = await timesOf(100, () => bareCommit(office))
  const commit = percentile(commits, 0.5)
  const figures: Figure[] = []
  for (const [at, [what, command, who, input]] of (await kindsFor(office)).entries()) {
    if (at > 0) await keepUp(engine, colleagues.dan)
    const one = (run: number) => perform(engine, command, input(run), who, { id: newId() })
    await timesOf(before, one)
    const times = await timesOf(runs, run => one(before + run))
    const [median, most] = [percentile(times, 0.5), percentile(times, 0.95)]
    figures.push({
      what: `Command: ${what}, median, beside its commit, ${of}`,
      value: `${ms(median - commit)} (in all ${ms(median)}, p95 ${ms(most)}, processor ${ms(times.worked)})`,
      bound: '≤ 10 ms',
      yardstick: `a bare commit of one row: ${ms(commit)}, processor ${ms(commits.worked)}`,
    })
  }
  return figures
}

/** The yardstick of every command: one updated row, committed on the same engine. */
export function bareCommit({ engine: { db }, colleagues }: Office): Promise<unknown> {
  const { tenant } = colleagues.dan
  return transaction(db, { role: 'writer', tenant }, tx =>
    sql`update journal_head set received_at = received_at where tenant_id = ${tenant}`.execute(tx),
  )
}

/** In an office where nobody is yet. */
export async function benchFirstCommands(): Promise<Figure[]> {
  const office = await openOffice()
  const figures = await benchCommands(office, 'nobody there', warmAlone)
  await office.close()
  return figures
}

/** Different people: who resembles a hundred others takes longer to hold against them. */
const newcomer = (run: number) => ({
  familyName: familyNames[run % familyNames.length],
  givenName: womensNames[(run * 7) % womensNames.length],
  bornOn: addDays('1962-03-01', run * 149),
  sex: 'F',
})

async function kindsFor({ engine, colleagues }: Office): Promise<Kind[]> {
  const { dan, elena } = colleagues
  const appliedOn = today(engine.clock())
  const place = { programme, appliedOn, region: 'RO21', partner: 'lider' }
  const enrolling: Kind = ['an enrolment', enrol, dan, run => ({ ...place, identity: newcomer(run) })]
  const participants = await someParticipants(dan)
  if (participants.length < warm + runs) return [enrolling]
  const papers = await papersToCheck(dan)
  const enrolment = (run: number) => participants[run] as string
  return [
    enrolling,
    [
      'an assessment',
      giveSupport,
      dan,
      run => ({ enrolment: enrolment(run), kind: 'assessment', givenOn: appliedOn, minutes: 50 }),
    ],
    [
      'an outcome',
      recordOutcome,
      elena,
      run => ({ enrolment: enrolment(run), kind: 'job-search', reachedOn: appliedOn }),
    ],
    ['an exit', leave, dan, run => ({ enrolment: enrolment(run), leftOn: appliedOn, reason: 'completed' })],
    ['a paper accepted', accept, dan, run => ({ paper: papers[run] })],
  ]

  /** Participants who have not left, in the region of the counsellor. */
  function someParticipants(who: Who): Promise<string[]> {
    return read(engine, who, async tx => {
      const { rows } = await sql<{ id: string }>`
        select e.id from enrolment e join decision d on d.tenant_id = e.tenant_id and d.enrolment_id = e.id and d.outcome = 'eligible'
        where e.tenant_id = ${who.tenant} and e.region = 'RO21'
          and not exists (select from exit x where x.tenant_id = e.tenant_id and x.enrolment_id = e.id)
        order by e.id limit ${warm + runs}`.execute(tx)
      return rows.map(row => row.id)
    })
  }

  function papersToCheck(who: Who): Promise<string[]> {
    return read(engine, who, async tx => {
      const { rows } = await sql<{ id: string }>`
        select id from paper where tenant_id = ${who.tenant} and verdict is null order by id limit ${warm + runs}`.execute(
        tx,
      )
      return rows.map(row => row.id)
    })
  }
}
