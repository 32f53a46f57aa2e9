import { addDays, addMonths, type Day } from '../../src/kernel/day.ts'
import { Problem } from '../../src/kernel/problem.ts'
import type { Choices } from '../brute-force-count.ts'
import type { Chronicle, Enrolled, Recorded } from './chronicle.ts'
import type { Life, LifeOutcome, Place, RandomCohort, Step } from './random-cohort.ts'

/** What can count for somebody who was that at entry. */
const kindsFor: Readonly<Record<string, readonly string[]>> = {
  unemployed: ['employment', 'employment', 'qualification'],
  inactive: ['job-search', 'education', 'employment'],
  employed: ['improvement-hours', 'qualification'],
}

/** Plays a cohort. What the product refuses has not happened. */
export async function playRandom(
  chronicle: Chronicle,
  { people, steps }: RandomCohort,
  choices: Choices,
): Promise<void> {
  const player = new Player(chronicle, choices)
  for (const [at, one] of people.entries()) await player.enter(`P${at}`, one)
  for (const one of steps) await player.play(one)
}

class Player {
  readonly #chronicle: Chronicle
  readonly #choices: Choices
  readonly #people: Enrolled[] = []
  readonly #records: Recorded[] = []
  readonly #papers: string[] = []
  readonly #lines: number[] = []
  readonly #pooled = new Set<Enrolled>()

  constructor(chronicle: Chronicle, choices: Choices) {
    this.#chronicle = chronicle
    this.#choices = choices
  }

  async enter(name: string, { who, entryOn, exitOn, outcomes, proven, again }: Life): Promise<void> {
    const of = await this.#chronicle.apply(name, who, '2025-08-31')
    this.#people.push(of)
    const at = this.#people.length - 1
    await this.#chronicle.decide(of, '2025-08-31', proven ? entryOn : undefined)
    await this.play({ do: 'support', who: at, kind: 'counselling', on: entryOn, more: 0 })
    if (exitOn !== undefined) await this.play({ do: 'depart', who: at, on: exitOn })
    if (proven) await this.play({ do: 'prove', who: at, without: 9 })
    for (const outcome of outcomes) await this.#reach(of, who.labour, outcome, exitOn ?? '2026-03-31')
    const before = this.#people[at - 1]
    if (again && before) await this.#try(() => this.#pool(of, before))
  }

  async #reach(of: Enrolled, labour: string, { which, on, endedOn, proof }: LifeOutcome, exitOn: Day): Promise<void> {
    const kind = taken(kindsFor[labour] ?? ['qualification'], which)
    const sixMonths = addMonths(exitOn, 6)
    const dayOf = ({ from, away }: Place) => addDays(from === 'exit' ? exitOn : sixMonths, away)
    const reachedOn = dayOf(on)
    await this.#try(async () => {
      const outcome = await this.#chronicle.outcome(of, kind, reachedOn, endedOn && dayOf(endedOn))
      this.#keep(outcome)
      if (proof === 'none') return
      await this.#proveRecord(outcome, 'outcome', reachedOn, proof.holds)
      await this.#proveRecord(outcome, 'six-months', sixMonths, proof.holds)
    })
  }

  /** Every paper of the claim, dated long before, holding until so many days after the day it proves. */
  async #proveRecord(
    { of, kind, id }: Recorded,
    about: 'outcome' | 'six-months',
    day: Day,
    holds: number | undefined,
  ): Promise<void> {
    const { needs, isA } = this.#choices
    const groups = needs[`${about}.${kind}`] ?? needs[`${about}.${isA[kind]}`] ?? []
    const until = holds === undefined ? undefined : addDays(day, holds)
    for (const [paper = ''] of groups) {
      this.#papers.push(await this.#chronicle.prove(of, { kind: `${about}.${kind}`, id }, paper, '2025-09-01', until))
    }
  }

  play = (one: Step): Promise<void> => this.#try(() => this.#attempt(one))

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  async #attempt(one: Step): Promise<void> {
    const chronicle = this.#chronicle
    switch (one.do) {
      case 'support':
        return this.#keep(
          await chronicle.support(this.#person(one.who), one.on, {
            kind: one.kind,
            until: addDays(one.on, one.more),
            reEntry: true,
          }),
        )
      case 'depart':
        this.#keep(await chronicle.support(this.#person(one.who), one.on, { reEntry: true }))
        return this.#keep(await chronicle.leave(this.#person(one.who), one.on))
      case 'outcome':
        return this.#keep(
          await chronicle.outcome(
            this.#person(one.who),
            one.kind,
            one.on,
            one.more === undefined ? undefined : addDays(one.on, one.more),
          ),
        )
      case 'end':
        return void this.#lines.push(await chronicle.end(this.#record(one.which), addDays(one.on, one.more)))
      case 'correct':
        return void this.#lines.push(
          await chronicle.correct(this.#record(one.which), one.on, addDays(one.on, one.more)),
        )
      case 'withdraw':
        return void this.#lines.push(await chronicle.withdraw(this.#record(one.which)))
      case 'undo':
        return chronicle.undo(taken(this.#lines, one.which))
      case 'reject':
        return chronicle.reject(taken(this.#papers, one.which))
      case 'form':
        return chronicle.form(this.#person(one.who), one.on, one.form)
      case 'answer':
        return chronicle.answer(this.#person(one.who), one.about, one.answer, '2025-08-31')
      case 'identify':
        return chronicle.identify(this.#person(one.who), one.as)
      case 'move':
        return void this.#lines.push(await chronicle.move(this.#person(one.who), one.degurba, one.on))
      case 'prove':
        return this.#proveParticipation(this.#person(one.who), one.without)
      case 'prove-outcome':
        return this.#proveOutcome(one)
      case 'pool':
        return this.#pool(this.#person(one.who), this.#person(one.as))
      case 'live':
        return chronicle.live(this.#person(one.who), this.#person(one.with))
    }
  }

  /** Every paper of the participation, or all but one. */
  async #proveParticipation(of: Enrolled, without: number): Promise<void> {
    for (const [at, [kind = '']] of (this.#choices.needs.participation ?? []).entries()) {
      if (at === without) continue
      this.#papers.push(
        await this.#chronicle.prove(of, { kind: 'participation', id: of.enrolment }, kind, '2025-09-16'),
      )
    }
  }

  async #proveOutcome({ which, later: sixMonths, on, valid }: Extract<Step, { do: 'prove-outcome' }>): Promise<void> {
    const outcomes = this.#records.filter(record => record.table === 'outcome')
    await this.#proveRecord(taken(outcomes, which), sixMonths ? 'six-months' : 'outcome', on, valid)
  }

  /** Nobody is pooled under somebody who is pooled, nor twice. */
  async #pool(of: Enrolled, as: Enrolled): Promise<void> {
    if (of === as || this.#pooled.has(of) || this.#pooled.has(as)) return
    this.#pooled.add(of).add(as)
    await this.#chronicle.pool(of, as)
  }

  #keep(record: Recorded): void {
    this.#records.push(record)
    this.#lines.push(record.entry)
  }

  #person = (which: number): Enrolled => taken(this.#people, which)
  #record = (which: number): Recorded => taken(this.#records, which)
}

function taken<T>(list: readonly T[], which: number): T {
  const found = list[which % list.length]
  if (found === undefined) throw new Problem(404, 'trial.nothing-there')
  return found
}
