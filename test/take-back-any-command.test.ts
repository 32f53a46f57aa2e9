import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { slices } from '../src/app.tsx'
import { takeFile } from '../src/evidence/intake.ts'
import type { AnyCommand, Done } from '../src/kernel/command.ts'
import { count } from '../src/kernel/engine.ts'
import { Problem } from '../src/kernel/problem.ts'
import { verify } from '../src/kernel/verify.ts'
import { may, type Who } from '../src/kernel/who.ts'
import { commandsOf } from '../src/pages/commands.ts'
import { dossier } from './evidence/papers.ts'
import { begin } from './people/ground.ts'
import type { Story } from './people-of-the-story.ts'
import { castIn } from './rights/cast.ts'
import { inputAbout } from './rights/castings.ts'

const commands = commandsOf(slices)
const undo = commands.get('kernel.undo') as AnyCommand

/** Everything that stands, but for which line wrote it. */
const standing = ({ engine, tenant }: Story): Promise<Record<string, unknown>> =>
  count(engine, { tenant }, async tx => {
    const tables: Record<string, unknown> = {}
    for (const name of engine.versioned.keys()) {
      const { rows } = await sql<{ row: string }>`
        select (to_jsonb(t) - 'entry')::text as row from ${sql.table(name)} t where tenant_id = ${tenant} order by 1`.execute(
        tx,
      )
      tables[name] = rows.map(({ row }) => row)
    }
    return tables
  })

/** What became of each kind when it was taken back at once. */
type Outcome = 'taken back' | 'final' | 'not with this role'

interface Tried {
  story: Story
  outcomes: Map<string, Set<Outcome>>
  wrong: string[]
}

let tried: Tried

/** Whatever is done is taken back at once, and then done again, so that the story goes on. */
async function twice({ story, outcomes, wrong }: Tried, who: Who, command: AnyCommand, input: unknown): Promise<Done> {
  const before = await standing(story)
  const done = await story.performAs(who, command, input)
  const note = (outcome: Outcome) => outcomes.set(command.kind, (outcomes.get(command.kind) ?? new Set()).add(outcome))
  if (!may(who, 'undo')) {
    note('not with this role')
    return done
  }
  try {
    await story.performAs(who, undo, { entry: done.entry })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (command.final === undefined) wrong.push(`${command.kind}: ${error.code}`)
    note('final')
    return done
  }
  note('taken back')
  const after = await standing(story)
  for (const [name, rows] of Object.entries(before)) {
    if (JSON.stringify(rows) !== JSON.stringify(after[name])) wrong.push(`${command.kind} left something in ${name}`)
  }
  return story.performAs(who, command, await withAnotherFile(story, input))
}

/** The same scan taken in once more: a file that was once a paper is never another one. */
async function withAnotherFile({ engine, who }: Story, input: unknown): Promise<unknown> {
  const sent = input as Readonly<Record<string, unknown>>
  return 'file' in sent ? { ...sent, file: await takeFile(engine, who.dan, dossier(1)) } : input
}

beforeAll(async () => {
  const story = await begin()
  tried = { story, outcomes: new Map(), wrong: [] }
  const place = { region: 'RO21', partner: 'punte', centre: 'CRES-NE' }
  const performAs: Story['performAs'] = (who, command, input) => twice(tried, who, command, input)
  const cast = await castIn(
    { ...story, performAs },
    { place, by: story.who.ioana, familyName: 'Aici', asOf: '2026-02-01' },
  )
  for (const command of commands.values()) {
    if (tried.outcomes.has(command.kind) || command === undo) continue
    await performAs(story.who.dan, command, inputAbout(command, cast)).catch((error: unknown) => {
      // Some are refused here: what their examples say does not fit this story.
      if (!(error instanceof Problem)) throw error
    })
  }
}, 300_000)

test('what was just done is taken back whole, whatever it was, and what is final is refused', () => {
  expect(tried.wrong).toEqual([])
})

test('most kinds of command were tried', () => {
  const back = [...tried.outcomes].filter(([, outcomes]) => outcomes.has('taken back')).map(([kind]) => kind)

  expect(back).toEqual(
    expect.arrayContaining([
      'people.enrol',
      'people.give-support',
      'people.record-outcome',
      'people.leave',
      'people.set-contact',
      'people.set-category',
      'people.add-work',
      'evidence.add-paper',
      'programme.record-deliverable',
    ]),
  )
  expect(back.length).toBeGreaterThan(20)
})

test('after all of it, everything that stands is what the journal says', async () => {
  const { engine, tenant } = tried.story
  const checks = slices.flatMap(slice => slice.checks ?? [])

  expect((await verify(engine, tenant, checks)).finding).toBeUndefined()
})
