import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id } from '../kernel/shape.ts'
import { langs } from '../kernel/words.ts'
import {
  type Asked,
  askedOf,
  type Bits,
  type ConsentLine,
  consentPurposes,
  consentsOf,
  consentWays,
  findBits,
  refuseOutOfReach,
} from './tables.ts'
import { type Withdrawal, withdraw, withdrawalOf } from './withdrawal.ts'

/**
 * What somebody agreed to or declined, for one purpose, in which wording. Declined is an answer of its own: it changes nothing else.
 * Source: Reg. (EU) 2016/679, art. 7(1).
 */
export const consentSaid = z.object({
  purpose: code(consentPurposes),
  answer: code(['given', 'declined']),
  answeredOn: day(),
  textVersion: code(),
  lang: code(langs),
  how: code(consentWays),
  /** The signed paper, where there is one. */
  paper: z.optional(id()),
})

const shape = z.object({ person: id(), ...consentSaid.shape })
type Consent = z.infer<typeof shape>

export const recordConsent = command<Consent, null, Consent>({
  kind: 'privacy.record-consent',
  shape,
  example: {
    person: '0197a000-0000-7000-8000-000000000002',
    purpose: 'images',
    answer: 'declined',
    answeredOn: '2026-03-16',
    textVersion: 'images-1',
    lang: 'ro',
    how: 'read-aloud',
  },
  may: 'people.write',
  final: true,
  happenedOn: input => input.answeredOn,
  async given({ person }, asking) {
    await reachToWrite(asking, person)
    return null
  },
  decide(input, _, { today }) {
    if (input.answeredOn > today) throw refuseField('answeredOn', 'privacy.asked-in-the-future')
    return input
  },
  async write({ person, answer, answeredOn, paper, ...input }, rows, { who }) {
    await rows.insert('consent', {
      id: newId(),
      person_id: person,
      purpose: input.purpose,
      answer,
      answered_on: answeredOn,
      text_version: input.textVersion,
      lang: input.lang,
      given_how: input.how,
      paper_id: paper ?? null,
      recorded_by: who.account,
    })
    return { person }
  },
})

const withdrawShape = z.object({ person: id(), purpose: code(consentPurposes) })
type Withdraw = z.infer<typeof withdrawShape>

interface WithdrawGiven {
  line: ConsentLine | undefined
  asked: Asked[]
  bits: Bits | undefined
}

interface Withdrawn {
  line: ConsentLine
  withdrawal: Withdrawal
}

/** As easy as giving it: one click, no reason. With the consent to special data go all uses of answers that rest on consent. */
export const withdrawConsent = command<Withdraw, WithdrawGiven, Withdrawn>({
  kind: 'privacy.withdraw-consent',
  shape: withdrawShape,
  example: { person: '0197a000-0000-7000-8000-000000000002', purpose: 'images' },
  may: 'people.write',
  final: true,
  async given({ person, purpose }, asking) {
    await reachToWrite(asking, person)
    const { tx, who } = asking
    const lines = standing(await consentsOf(tx, who.tenant, person))
    const asked = purpose === 'special-data' ? await askedOf(tx, who.tenant, person) : []
    return { line: lines.find(line => line.purpose === purpose), asked, bits: await findBits(tx, who.tenant, person) }
  },
  decide({ person }, { line, asked, bits }, { today }) {
    if (line?.answer !== 'given') throw refuse('privacy.nothing-to-withdraw')
    return { line, withdrawal: withdrawalOf(person, asked, bits, today, use => use.basis === 'consent') }
  },
  async write({ line, withdrawal }, rows, { who, today }) {
    await rows.insert('consent', {
      id: newId(),
      person_id: line.person,
      purpose: line.purpose,
      answer: 'withdrawn',
      answered_on: today,
      text_version: line.textVersion,
      lang: line.lang,
      given_how: line.how,
      recorded_by: who.account,
    })
    await withdraw(rows, withdrawal)
    return { person: line.person }
  },
})

/** The latest line of each purpose; of two on one day, the one recorded last. Lines come in that order. */
export const standing = (lines: readonly ConsentLine[]): ConsentLine[] => [
  ...new Map(lines.map(line => [line.purpose, line])).values(),
]

const reachToWrite = ({ tx, who, engine }: Asking, person: string): Promise<void> =>
  refuseOutOfReach(tx, { who, reach: engine.reach, right: 'people.write' }, [person])
