import { appointScorer, openCall } from '../../src/enterprises/call.ts'
import { decideEntry, enterCall } from '../../src/enterprises/call-entry.ts'
import { declareInterest, scoreEntry } from '../../src/enterprises/call-score.ts'
import { open as openEnterprise } from '../../src/enterprises/enterprise.ts'
import { submitPlan } from '../../src/enterprises/plan-version.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import type { Who } from '../../src/kernel/who.ts'
import { bakery, beginEnterprise, type Ground } from './ground.ts'
import { fillPlan } from './plans.ts'

/** A call that opens on 20 March 2026, five enterprises that have submitted their plans, and four who may score them. */
export interface Competition {
  here: Ground
  call: string
  enterprises: string[]
  /** Nobody has entered yet. */
  entries: string[]
  scorers: Who[]
  /** Dan does it, or one of the others; what it answers. */
  done: Act
  doneBy: (who: Who, ...act: Parameters<Act>) => ReturnType<Act>
}

type Act = (command: AnyCommand, input: object) => Promise<Record<string, unknown>>

/** The code of the refusal, or `done`. */
export const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

export const titles = ['Brutăria din Deal', 'Războiul Mare', 'Moara Veche', 'Spălătoria Albă', 'Florăria Târzie']

export async function beginCompetition(): Promise<Competition> {
  const here = await beginEnterprise()
  const { story } = here
  const scorers: Who[] = []
  for (const name of ['Sorin Bratu', 'Tudora Lazăr', 'Ilinca Rotaru', 'Valeriu Stoica'])
    scorers.push(await story.join({ name, role: 'scorer', scope: { of: 'tenant' } }))
  const { answer } = await story.perform('dan', openCall, {
    ...openCall.example,
    programme: 'o-sansa',
    opensOn: '2026-03-20',
    closesOn: '2026-03-31',
    places: 2,
    reserve: 1,
  })
  const enterprises = [here.bakery]
  for (const [at, title] of titles.entries()) {
    if (at === 0) continue
    const made = await story.perform('dan', openEnterprise, {
      ...bakery,
      code: `SES-${at + 1}`,
      title,
      existing: false,
    })
    enterprises.push(String(made.answer.enterprise))
  }
  for (const enterprise of enterprises) {
    await fillPlan(story, enterprise)
    await story.perform('dan', submitPlan, { enterprise })
  }
  const done: Act = async (command, input) => (await story.perform('dan', command, input)).answer
  const doneBy: Competition['doneBy'] = async (who, command, input) =>
    (await story.performAs(who, command, input)).answer
  return { here, call: String(answer.call), enterprises, entries: [], scorers, done, doneBy }
}

/** Who was given a plan and has not given it back, in the order of their seats. */
export async function seatsOf({ here, scorers }: Competition, entry: string): Promise<Who[]> {
  const seen: Who[] = []
  for (const who of scorers)
    if ((await here.story.asWho(who).get(`/app/scoring/${entry}`)).status === 200) seen.push(who)
  return seen
}

/** Declares and scores for everybody who has the plan and has not. */
export async function scoreAll(one: Competition, entry: string, points: readonly number[][]): Promise<void> {
  const { performAs } = one.here.story
  for (const [at, who] of (await seatsOf(one, entry)).entries()) {
    await performAs(who, declareInterest, { candidacy: entry, interest: 'none' })
    await performAs(who, scoreEntry, { candidacy: entry, points: points[at] })
  }
}

/** Four enter and are eligible, three may score; the bakery has its points, and of the mill the first two differ beyond the rule. */
export async function scoreBakeryAndMill(one: Competition): Promise<void> {
  const { here, call, enterprises, entries, scorers, done } = one
  here.story.at('2026-03-20')
  for (const enterprise of enterprises.slice(0, 4))
    entries.push(String((await done(enterCall, { call, enterprise })).candidacy))
  here.story.at('2026-04-01')
  for (const { account } of scorers.slice(0, 3)) await done(appointScorer, { call, account })
  for (const entry of entries) await done(decideEntry, { candidacy: entry, eligible: 'yes' })
  const [baker = '', , mill = ''] = entries
  await scoreAll(one, baker, [
    [9, 9, 9],
    [8, 9, 9],
  ])
  await scoreAll(one, mill, [
    [9, 9, 9],
    [6, 6, 6],
  ])
}
