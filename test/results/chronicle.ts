import { randomBytes } from 'node:crypto'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import type { AnyCommand, Done } from '../../src/kernel/command.ts'
import { addMonths, type Day } from '../../src/kernel/day.ts'
import { read } from '../../src/kernel/engine.ts'
import {
  correctExit,
  correctOutcome,
  correctSupport,
  withdrawExit,
  withdrawOutcome,
  withdrawSupport,
} from '../../src/people/correction.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { enrol } from '../../src/people/enrol.ts'
import { leave } from '../../src/people/exit.ts'
import { joinHousehold, leaveHousehold, setHousehold } from '../../src/people/household.ts'
import { endOutcome, recordOutcome } from '../../src/people/outcome.ts'
import { correctIdentity } from '../../src/people/identity-correction.ts'
import { setResidence } from '../../src/people/residence.ts'
import { recordSituation } from '../../src/people/situation.ts'
import { asCounted } from '../people/as-counted.ts'
import { unite } from '../../src/people/same-person.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import type { Question } from '../../src/privacy/special.ts'
import type { Form, Happening } from '../brute-force-count.ts'
import { type Applicant, situationOf, specialOf } from './applicant.ts'
import type { Trial } from './trial.ts'

export interface Enrolled {
  name: string
  /** GT-0001 */
  code: string
  person: string
  enrolment: string
}

/** A support, an exit or an outcome that was recorded. */
export interface Recorded {
  table: 'support' | 'exit' | 'outcome'
  id: string
  of: Enrolled
  kind: string
  entry: number
}

type Claim = { kind: string; id: string }

/**
 * Does things through the commands of the product and writes down what was accepted, for the brute force: it knows people by their
 * names and everything else by its id.
 */
export class Chronicle {
  readonly happenings: Happening[] = []
  readonly trial: Trial
  readonly #programme: string
  readonly #partner: string
  readonly #names = new Map<string, string>()

  constructor(trial: Trial, programme = 'proba', partner = 'punte') {
    this.trial = trial
    this.#programme = programme
    this.#partner = partner
  }

  namesOf = (people: readonly string[]): string[] => people.map(person => this.#names.get(person) ?? person).toSorted()

  async apply(name: string, who: Applicant, on: Day): Promise<Enrolled> {
    const form = {
      labour: who.labour,
      since: who.months === undefined ? undefined : addMonths(on, -who.months),
      education: who.education ?? 'none',
      isced: who.isced,
    }
    const { answer, entry } = await this.trial.dan(enrol, {
      programme: this.#programme,
      appliedOn: on,
      region: who.region,
      partner: this.#partner,
      identity: { familyName: name, givenName: 'Proba', sex: who.sex, bornOn: who.bornOn },
      domicile: { county: `${who.region}1`, locality: 'Proba', degurba: who.rural ? 3 : 1 },
      situation: { onDay: on, ...situationOf(form) },
    })
    this.happenings.push(
      { entry, what: 'person', person: name, sex: who.sex, bornOn: who.bornOn },
      { entry, what: 'domicile', person: name, degurba: who.rural ? 3 : 1 },
      { entry, what: 'application', person: name, region: who.region, on },
      { entry, what: 'form', person: name, on, ...form },
    )
    const of = { name, code: String(answer.code), person: String(answer.person), enrolment: String(answer.enrolment) }
    this.#names.set(of.person, name)
    for (const question of who.special ?? []) await this.answer(of, question, 'yes', on)
    for (const question of who.refused ?? []) await this.answer(of, question, 'refused', on)
    return of
  }

  async answer(
    { name, person }: Enrolled,
    question: Question,
    answer: 'yes' | 'no' | 'refused',
    askedOn: Day,
  ): Promise<void> {
    const { entry } = await this.trial.dan(answerSpecial, { person, question, answer, askedOn })
    this.happenings.push({ entry, what: 'answer', person: name, about: specialOf(question), yes: answer === 'yes' })
  }

  /** A paper for one claim, accepted by the second person. */
  async prove(of: Enrolled, claim: Claim, kind: string, datedOn: Day, validUntil?: Day): Promise<string> {
    const { files, keyring } = this.trial.story.engine
    const place = { tenant: this.trial.story.tenant, files: keyring.of(this.trial.story.tenant).files }
    const put = () => files.put(place, randomBytes(16))
    const { answer } = await this.trial.dan(addPaper, {
      kind,
      datedOn,
      ...(validUntil !== undefined && { validUntil }),
      file: { hash: await put(), kind: 'pdf', bytes: 16, pages: [await put()] },
      claims: [{ ...claim, subject: of.person }],
    })
    const id = String(answer.paper)
    const { entry } = await this.trial.vlad(accept, { paper: id })
    const about = claim.id === of.enrolment ? of.name : claim.id
    this.happenings.push({
      entry,
      what: 'paper',
      id,
      claim: claim.kind,
      of: about,
      kind,
      datedOn,
      validUntil,
      accepted: true,
    })
    return id
  }

  async reject(paper: string): Promise<void> {
    const { entry } = await this.trial.vlad(reject, { paper, reason: 'Pagina a doua este ilizibilă.' })
    const last = this.happenings.findLast(one => one.what === 'paper' && one.id === paper)
    if (last?.what === 'paper') this.happenings.push({ ...last, entry, accepted: false })
  }

  /** A paper for every criterion, then two signatures. `identityHolds`: the last day of the identity card. */
  async decide(of: Enrolled, on: Day, identityHolds?: Day): Promise<void> {
    const claim = (criterion: string) => ({ kind: `eligibility.${criterion}`, id: of.enrolment })
    await this.prove(of, claim('identity'), 'identity-paper', on, identityHolds)
    await this.prove(of, claim('labour-status'), 'status-declaration', on)
    await this.prove(of, claim('declared-category'), 'target-group-declaration', on)
    await this.trial.dan(proposeDecision, { enrolment: of.enrolment, outcome: 'eligible', decidedOn: on })
    const { entry } = await this.trial.vlad(signDecision, { enrolment: of.enrolment, decidedOn: on })
    this.happenings.push({ entry, what: 'decision', person: of.name, outcome: 'eligible', on })
  }

  async wait(of: Enrolled, on: Day): Promise<void> {
    const { entry } = await this.trial.dan(proposeDecision, {
      enrolment: of.enrolment,
      outcome: 'waiting',
      decidedOn: on,
    })
    this.happenings.push({ entry, what: 'decision', person: of.name, outcome: 'waiting', on })
  }

  async support(
    of: Enrolled,
    from: Day,
    { until = from, kind = 'counselling', reEntry = false, minutes = 60 } = {},
  ): Promise<Recorded> {
    const input = { enrolment: of.enrolment, kind, givenOn: from, untilOn: until, minutes, reEntry }
    const done = await this.trial.dan(asCounted, input)
    const recorded = recordedBy(done, 'support', of, kind)
    this.happenings.push({ entry: done.entry, what: 'support', id: recorded.id, person: of.name, kind, from, until })
    return recorded
  }

  async leave(of: Enrolled, on: Day): Promise<Recorded> {
    const done = await this.trial.dan(leave, { enrolment: of.enrolment, leftOn: on, reason: 'completed' })
    const recorded = recordedBy(done, 'exit', of, 'exit')
    this.happenings.push({ entry: done.entry, what: 'exit', id: recorded.id, person: of.name, on })
    return recorded
  }

  /** The same outcome twice is one fact: the second time nothing happens. */
  async outcome(of: Enrolled, kind: string, on: Day, endedOn?: Day): Promise<Recorded> {
    const input = { enrolment: of.enrolment, kind, reachedOn: on, ...(endedOn !== undefined && { endedOn }) }
    const done = await this.trial.dan(recordOutcome, input)
    const recorded = recordedBy(done, 'outcome', of, kind)
    const known = this.happenings.some(one => one.what === 'outcome' && one.id === recorded.id)
    if (!known)
      this.happenings.push({ entry: done.entry, what: 'outcome', id: recorded.id, person: of.name, kind, on, endedOn })
    return recorded
  }

  async end({ id }: Recorded, endedOn: Day): Promise<number> {
    const { entry } = await this.trial.dan(endOutcome, { outcome: id, endedOn })
    this.#again(id, entry, one => (one.what === 'outcome' ? { ...one, endedOn } : one))
    return entry
  }

  async correct({ table, id }: Recorded, on: Day, until: Day): Promise<number> {
    const reason = 'așa scrie pe document'
    const inputs = {
      support: { record: id, givenOn: on, untilOn: until, reason },
      exit: { record: id, leftOn: on, reason },
      outcome: { record: id, reachedOn: on, endedOn: until, reason },
    }
    const done = await this.trial.dan(correcting[table], inputs[table])
    const { entry } = done
    this.#again(id, entry, one => {
      if (one.what === 'support') return { ...one, from: on, until }
      if (one.what === 'outcome') return { ...one, on, endedOn: until }
      return one.what === 'exit' ? { ...one, on } : one
    })
    if (table === 'support') await this.#exitMoved(done)
    return entry
  }

  async withdraw({ table, id }: Recorded): Promise<number> {
    const done = await this.trial.dan(withdrawing[table], { record: id, reason: 'nu a avut loc' })
    this.happenings.push({ entry: done.entry, what: 'gone', id })
    if (table === 'support') await this.#exitMoved(done)
    return done.entry
  }

  async undo(line: number): Promise<void> {
    const { entry } = await this.trial.dan(this.trial.undo, { entry: line })
    this.happenings.push({ entry, what: 'undone', line })
  }

  /** Another form about another day, or the same day told anew. */
  async form(of: Enrolled, onDay: Day, form: Form): Promise<void> {
    const input = { enrolment: of.enrolment, onDay, ...situationOf(form), reason: 'așa a spus' }
    const { entry } = await this.trial.dan(recordSituation, input)
    this.happenings.push({ entry, what: 'form', person: of.name, on: onDay, ...form })
  }

  /** Sex and birth date, as the identity card says them. */
  async identify(of: Enrolled, { sex, bornOn }: Pick<Applicant, 'sex' | 'bornOn'>): Promise<void> {
    const input = { person: of.person, familyName: of.name, givenName: 'Proba', sex, bornOn, reason: 'ca pe act' }
    const { entry } = await this.trial.dan(correctIdentity, input)
    this.happenings.push({ entry, what: 'person', person: of.name, sex, bornOn })
  }

  /** `movedOn`: on that day; else the domicile was recorded wrongly. */
  async move(of: Enrolled, degurba: 1 | 2 | 3, movedOn?: Day): Promise<number> {
    const residence = { county: 'RO213', locality: 'Proba', degurba }
    const input = { person: of.person, kind: 'domicile', residence, ...(movedOn !== undefined && { movedOn }) }
    const { entry } = await this.trial.dan(setResidence, input)
    const before = this.#domicileOf(of)
    if (movedOn !== undefined && before)
      this.happenings.push({ entry, what: 'moved away', person: of.name, from: before, on: movedOn })
    this.happenings.push({ entry, what: 'domicile', person: of.name, degurba })
    return entry
  }

  #domicileOf({ name }: Enrolled): 1 | 2 | 3 | undefined {
    const taken = new Set(this.happenings.flatMap(one => (one.what === 'undone' ? [one.line] : [])))
    return this.happenings
      .filter(one => one.what === 'domicile')
      .findLast(one => one.person === name && !taken.has(one.entry))?.degurba
  }

  /** In the home of another, or, where both are one, in no home that is known. */
  async live(one: Enrolled, other: Enrolled): Promise<void> {
    if (one === other) return void (await this.trial.dan(leaveHousehold, { person: one.person }))
    await this.trial.dan(setHousehold, { person: other.person, members: 5, dependentChildren: 3 })
    await this.trial.dan(joinHousehold, { person: one.person, of: other.code })
  }

  /** Two records are one person: the one registered first stands. */
  async pool(one: Enrolled, other: Enrolled): Promise<void> {
    const { answer, entry } = await this.trial.dan(unite, {
      person: one.person,
      with: other.code,
      reason: 'aceeași persoană',
    })
    const [first, later] = answer.person === one.person ? [one, other] : [other, one]
    this.happenings.push({ entry, what: 'same', person: later.name, as: first.name })
  }

  /** The exit that went with the last day of support. */
  async #exitMoved({ answer: { exit }, entry }: Done): Promise<void> {
    if (exit === undefined) return
    const { story } = this.trial
    const moved = await read(story.engine, story, tx =>
      tx.selectFrom('exit').select('left_on').where('id', '=', String(exit)).executeTakeFirstOrThrow(),
    )
    this.#again(String(exit), entry, one => (one.what === 'exit' ? { ...one, on: moved.left_on } : one))
  }

  #again(id: string, entry: number, changed: (one: Happening) => Happening): void {
    const taken = new Set(this.happenings.flatMap(one => (one.what === 'undone' ? [one.line] : [])))
    const last = this.happenings.findLast(
      one => 'id' in one && one.id === id && one.what !== 'gone' && !taken.has(one.entry),
    )
    if (last) this.happenings.push({ ...changed(last), entry })
  }
}

const correcting: Record<Recorded['table'], AnyCommand> = {
  support: correctSupport,
  exit: correctExit,
  outcome: correctOutcome,
}
const withdrawing: Record<Recorded['table'], AnyCommand> = {
  support: withdrawSupport,
  exit: withdrawExit,
  outcome: withdrawOutcome,
}

const recordedBy = ({ answer, entry }: Done, table: Recorded['table'], of: Enrolled, kind: string): Recorded => ({
  table,
  id: String(answer[table]),
  of,
  kind,
  entry,
})
