import { z } from 'zod/mini'
import { type Answer, type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, personal, personalLines, plain } from '../kernel/shape.ts'
import type { Right } from '../kernel/who.ts'
import { findPersonByCode, getPerson } from '../people/person-tables.ts'
import { newSalt, type PersonRow } from '../people/tables.ts'
import { standing } from '../privacy/consent.ts'
import { type ConsentPurpose, consentsOf } from '../privacy/tables.ts'
import { type Place, placeOf, refuseDay } from './centre.ts'
import { type CentreReferralRow, type Fact, getIn, topics } from './tables.ts'

export const directions = ['out', 'in'] as const

const said = {
  centre: id(),
  direction: code(directions),
  /** As `GT-0047`. */
  person: plain(12, /^GT-\d{4,7}$/),
  /** Whom to, or whom from. Where somebody goes for help says something about them. */
  organisation: personal(200),
  topic: code(topics),
  askedOn: day(),
  /** By when an answer is due. */
  dueOn: day(),
}

const referShape = z.strictObject(said)
type Refer = z.infer<typeof referShape>

interface Given extends Place {
  person: PersonRow | undefined
  agreed: ReadonlySet<ConsentPurpose>
}

/**
 * What must be agreed to before: the service itself, and, for whoever is sent to others, that they learn who comes.
 * Source: Reg. (EU) 2016/679, art. 6(1)(a); our choice that a referral rests on it.
 */
export const neededFor: Record<(typeof directions)[number], readonly ConsentPurpose[]> = {
  out: ['services', 'disclosure'],
  in: ['services'],
}

const grounds = async (input: Refer, { tx, who }: Asking, right: Right): Promise<Given> => {
  const place = await placeOf(tx, who, undefined, input.centre)
  const person = await findPersonByCode(tx, who, right, input.person)
  const lines = person ? standing(await consentsOf(tx, who.tenant, person.id)) : []
  const agreed = new Set(lines.filter(line => line.answer === 'given').map(line => line.purpose))
  return { ...place, person, agreed }
}

/** Somebody goes to another organisation, or comes from one. Consent is asked first; without it this is refused. */
export const refer = command<Refer, Given, Fact<CentreReferralRow>>({
  kind: 'centres.refer',
  shape: referShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    direction: 'out',
    person: 'GT-0047',
    organisation: 'Cabinetul de asistență juridică Exemplu',
    topic: 'legal',
    askedOn: '2026-03-02',
    dueOn: '2026-03-16',
  },
  may: 'referral.write',
  happenedOn: input => input.askedOn,
  given: (input, asking) => grounds(input, asking, 'referral.write'),
  decide(input, given, { who, today }) {
    const referral = referralOf(input, given, { account: who.account, today })
    const lacking = neededFor[input.direction].filter(purpose => !given.agreed.has(purpose))
    if (lacking.length > 0) throw refuseField('person', 'centres.not-agreed', { purposes: lacking.join(',') })
    return { ...referral, basis: 'consent', reason: null }
  },
  write,
})

const overrideShape = z.strictObject({ ...said, reason: personalLines(500) })

/** Without consent: somebody who may decide so says why, as where a life is in danger. The reason stays with the referral. */
export const referWithoutConsent = command<z.infer<typeof overrideShape>, Given, Fact<CentreReferralRow>>({
  kind: 'centres.refer-without-consent',
  shape: overrideShape,
  example: {
    centre: '01930000-0000-7000-8000-000000000001',
    direction: 'out',
    person: 'GT-0047',
    organisation: 'Cabinetul de asistență juridică Exemplu',
    topic: 'legal',
    askedOn: '2026-03-02',
    dueOn: '2026-03-16',
    reason: 'Urgență medicală; persoana nu putea răspunde.',
  },
  may: 'referral.override',
  happenedOn: input => input.askedOn,
  given: (input, asking) => grounds(input, asking, 'referral.override'),
  decide(input, given, { who, today }) {
    const referral = referralOf(input, given, { account: who.account, today })
    if (neededFor[input.direction].every(purpose => given.agreed.has(purpose))) throw refuse('centres.consent-is-there')
    return { ...referral, basis: 'override', reason: input.reason }
  },
  write,
})

function referralOf(
  input: Refer,
  given: Given,
  { account, today }: { account: string; today: string },
): Omit<Fact<CentreReferralRow>, 'basis' | 'reason'> {
  if (!given.person) throw refuseField('person', 'centres.no-such-person')
  refuseDay(given, 'askedOn', input.askedOn, today)
  if (input.dueOn < input.askedOn) throw refuseField('dueOn', 'centres.due-before-asked', { on: input.askedOn })
  return {
    id: newId(),
    centre_id: input.centre,
    direction: input.direction,
    person_id: given.person.id,
    organisation: input.organisation,
    topic: input.topic,
    asked_on: input.askedOn,
    due_on: input.dueOn,
    answer: null,
    answered_on: null,
    outcome: null,
    ended_on: null,
    recorded_by: account,
    salt: newSalt(),
  }
}

async function write(referral: Fact<CentreReferralRow>, rows: Rows): Promise<Answer> {
  await rows.insert('centre_referral', referral)
  return { referral: referral.id, centre: referral.centre_id }
}

export const referralAnswers = ['accepted', 'declined', 'no-answer'] as const

const answerShape = z.strictObject({ referral: id(), answer: code(referralAnswers), answeredOn: day() })

const reached = async (referral: string, { tx, who }: Asking): Promise<CentreReferralRow> => {
  const row = await getIn(tx, who.tenant, 'centre_referral', referral)
  await getPerson(tx, who, 'referral.write', row.person_id)
  return row
}

/** What the other side said; for somebody who came, what the centre told them. */
export const answerReferral = command<z.infer<typeof answerShape>, CentreReferralRow, Fact<CentreReferralRow>>({
  kind: 'centres.answer-referral',
  shape: answerShape,
  example: { referral: '01930000-0000-7000-8000-000000000001', answer: 'accepted', answeredOn: '2026-03-09' },
  may: 'referral.write',
  happenedOn: input => input.answeredOn,
  given: ({ referral }, asking) => reached(referral, asking),
  decide({ answer, answeredOn }, row, { today }) {
    if (row.answer !== null) throw refuse('centres.answered-already')
    if (answeredOn > today) throw refuseField('answeredOn', 'programme.lies-ahead')
    if (answeredOn < row.asked_on)
      throw refuseField('answeredOn', 'centres.answered-before-asked', { on: row.asked_on })
    return { ...row, answer, answered_on: answeredOn }
  },
  async write({ id: key, answer, answered_on, centre_id }, rows) {
    await rows.revise('centre_referral', { id: key }, { answer, answered_on, salt: newSalt() })
    return { referral: key, centre: centre_id }
  },
})

export const referralOutcomes = ['helped', 'partly', 'did-not-come', 'not-helped'] as const

const endShape = z.strictObject({ referral: id(), outcome: code(referralOutcomes), endedOn: day() })

/** What became of it. */
export const endReferral = command<z.infer<typeof endShape>, CentreReferralRow, Fact<CentreReferralRow>>({
  kind: 'centres.end-referral',
  shape: endShape,
  example: { referral: '01930000-0000-7000-8000-000000000001', outcome: 'helped', endedOn: '2026-03-13' },
  may: 'referral.write',
  happenedOn: input => input.endedOn,
  given: ({ referral }, asking) => reached(referral, asking),
  decide({ outcome, endedOn }, row, { today }) {
    if (row.answered_on === null) throw refuse('centres.not-answered-yet')
    if (row.outcome !== null) throw refuse('centres.ended-already')
    if (endedOn > today) throw refuseField('endedOn', 'programme.lies-ahead')
    if (endedOn < row.answered_on)
      throw refuseField('endedOn', 'centres.ended-before-answered', { on: row.answered_on })
    return { ...row, outcome, ended_on: endedOn }
  },
  async write({ id: key, outcome, ended_on, centre_id }, rows) {
    await rows.revise('centre_referral', { id: key }, { outcome, ended_on, salt: newSalt() })
    return { referral: key, centre: centre_id }
  },
})
