import { sql } from 'kysely'
import { transaction } from '../src/kernel/database.ts'
import { today } from '../src/kernel/day.ts'
import { perform } from '../src/kernel/command.ts'
import { newId } from '../src/kernel/ids.ts'
import { enrol } from '../src/people/enrol.ts'
import { type Figure, ms, percentile, timesOf } from './figure.ts'
import { openOffice } from './office.ts'

/** A command with everything around it, beside the commit of one updated row on the same engine. */
export async function benchCommands(): Promise<Figure[]> {
  const { engine, dan, close } = await openOffice()
  const appliedOn = today(engine.clock())
  const place = { programme: 'o-sansa', appliedOn, region: 'RO21', partner: await somePartner(engine, dan.tenant) }
  const one = (run: number) =>
    perform(
      engine,
      enrol,
      { ...place, identity: { familyName: `Probescu${run}`, givenName: 'Ana', bornOn: '1990-05-12', sex: 'F' } },
      dan,
      { id: newId() },
    )
  await timesOf(20, one)
  const commands = await timesOf(100, one)
  const commits = await timesOf(100, () =>
    transaction(engine.db, { role: 'writer', tenant: dan.tenant }, tx =>
      sql`update journal_head set received_at = received_at where tenant_id = ${dan.tenant}`.execute(tx),
    ),
  )
  await close()
  const [command, commit] = [percentile(commands, 0.5), percentile(commits, 0.5)]
  return [
    {
      what: 'An enrolment as a command, median, beside its commit',
      value: `${ms(command - commit)} (${ms(command)} in all)`,
      bound: '≤ 10 ms',
      yardstick: `a bare commit of one row: ${ms(commit)}`,
    },
  ]
}

export async function somePartner(engine: Parameters<typeof perform>[0], tenant: string): Promise<string> {
  const { rows } = await transaction(engine.db, { role: 'reader', tenant }, tx =>
    sql<{ code: string }>`select document -> 'partners' -> 0 ->> 'code' as code from programme`.execute(tx),
  )
  return rows[0]?.code ?? ''
}
