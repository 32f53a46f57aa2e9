import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Engine } from '../kernel/engine.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, id, personal } from '../kernel/shape.ts'
import type { Who } from '../kernel/who.ts'
import { getPersonSeal } from './person-key.ts'
import { fieldOf, isAnswer, isOpenFor, type Purpose, purposes, type Question, type SpecialAnswer } from './special.ts'
import { askedOf, findReveal, newSalt, refuseOutOfReach } from './tables.ts'

/** Our choice: long enough to read and act, short enough that a screen left alone shows nothing. */
export const revealMinutes = 15

/** Our choice: a word is no reason. */
const shortestReason = 10

const shape = z.object({
  people: z.array(id()).check(z.minLength(1), z.maxLength(500)),
  purpose: code(purposes),
  reason: personal(300),
})
type Reveal = z.infer<typeof shape>

/** Lets this account read the special answers of these people for a while. The people see who did, when and what for. */
export const reveal = command<Reveal, null, Reveal>({
  kind: 'privacy.reveal',
  shape,
  example: {
    people: ['0197a000-0000-7000-8000-000000000002'],
    purpose: 'support',
    reason: 'Pregătirea sălii pentru examen',
  },
  may: 'special.reveal',
  alone: true,
  final: true,
  async given({ people }, { tx, who, engine }) {
    await refuseOutOfReach(tx, { who, reach: engine.reach, right: 'special.reveal' }, people)
    return null
  },
  decide(input) {
    if (input.reason.length < shortestReason)
      throw refuseField('reason', 'privacy.reason-too-short', { least: shortestReason })
    return input
  },
  async write({ people, purpose, reason }, rows, { who, receivedAt }) {
    const until = new Date(Date.parse(receivedAt) + revealMinutes * 60_000).toISOString()
    for (const person of new Set(people)) {
      await rows.insert('reveal', {
        id: newId(),
        person_id: person,
        account_id: who.account,
        purpose,
        reason,
        until_at: until,
        salt: newSalt(),
      })
    }
    return { people: new Set(people).size }
  },
})

export interface Revealed {
  purpose: Purpose
  until: string
  answers: { question: Question; answer: SpecialAnswer }[]
}

/** The answers that this account may read now, of what may still be used for that purpose; undefined where nothing was revealed to it. */
export async function findRevealed(tx: Tx, engine: Engine, who: Who, person: string): Promise<Revealed | undefined> {
  const granted = await findReveal(tx, who, person, engine.clock().toISOString())
  if (!granted) return undefined
  const seal = await getPersonSeal(tx, { engine, who }, person)
  const open = (await askedOf(tx, who.tenant, person)).filter(asked => isOpenFor(asked.uses, granted.purpose))
  const read = open.map(({ question, sealed }) => ({
    question,
    answer: answerIn(seal.open(fieldOf(question), sealed)),
  }))
  return { ...granted, answers: read }
}

function answerIn(text: string): SpecialAnswer {
  if (!isAnswer(text)) throw new Error('A sealed answer is none of the answers.')
  return text
}
