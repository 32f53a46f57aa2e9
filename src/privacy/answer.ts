import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { asPersonal } from '../kernel/marks.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, id } from '../kernel/shape.ts'
import { getPersonSeal, type PersonSeal } from './person-key.ts'
import { basesIn, groundsOf } from './ground-tables.ts'
import {
  answers,
  type Basis,
  bases,
  bitOf,
  fieldOf,
  isCounted,
  type Purpose,
  purposes,
  questions,
  type Use,
} from './special.ts'
import { type Asked, askedOf, type Bits, findBits, refuseOutOfReach, writeBits } from './tables.ts'

const shape = z.object({
  person: id(),
  question: code(questions),
  answer: asPersonal(code(answers)),
  askedOn: day(),
  /** What the person was told it is for; left out: to report. A ground that is left out is the one that the organisation decided on. */
  uses: z.optional(
    z.array(z.object({ purpose: code(purposes), basis: z.optional(code(bases)) })).check(z.maxLength(3)),
  ),
})
type Answer = z.infer<typeof shape>

interface Given {
  seal: PersonSeal
  before: Asked | undefined
  bits: Bits | undefined
  bases: Record<Purpose, Basis>
}

interface Answered extends Given {
  input: Answer
  uses: Use[]
}

/** Asked and answered: yes, no, refused or unknown, all sealed alike, so that nobody sees which. */
export const answerSpecial = command<Answer, Given, Answered>({
  kind: 'privacy.answer',
  shape,
  example: {
    person: '0197a000-0000-7000-8000-000000000002',
    question: 'disability',
    answer: 'refused',
    askedOn: '2026-03-16',
  },
  may: 'special.write',
  happenedOn: input => input.askedOn,
  async given(input, asking) {
    const { tx, who } = asking
    await refuseOutOfReach(tx, { who, reach: asking.engine.reach, right: 'special.write' }, [input.person])
    return {
      seal: await getPersonSeal(tx, asking, input.person),
      before: (await askedOf(tx, who.tenant, input.person)).find(asked => asked.question === input.question),
      bits: await findBits(tx, who.tenant, input.person),
      bases: basesIn(await groundsOf(tx, who.tenant)),
    }
  },
  decide(input, given, { today }) {
    if (input.askedOn > today) throw refuseField('askedOn', 'privacy.asked-in-the-future')
    const told = input.uses ?? [{ purpose: 'reporting' as const }]
    const uses = told.map(use => ({
      purpose: use.purpose,
      basis: use.basis ?? given.bases[use.purpose],
      withdrawnOn: null,
    }))
    if (new Set(uses.map(use => use.purpose)).size < uses.length)
      throw refuseField('uses', 'privacy.purpose-named-twice')
    // Nothing is known of whoever did not answer: that needs no purpose.
    if (uses.length === 0 && bitOf(input.answer) !== null) throw refuseField('uses', 'privacy.for-nothing')
    return { ...given, input, uses }
  },
  async write({ seal, before, bits, input, uses }, rows, asking) {
    const { person, question, answer, askedOn } = input
    const sealed = seal.seal(fieldOf(question), answer)
    const asked = { sealed, asked_on: askedOn, asked_by: asking.who.account }
    if (before) await rows.revise('special_answer', { person_id: person, question }, asked, asking.shown)
    else await rows.insert('special_answer', { person_id: person, question, ...asked })
    await writeUses(rows, input, before?.uses ?? [], uses)
    await writeBits(rows, person, bits, { [question]: isCounted(uses) ? bitOf(answer) : null })
    return { person }
  },
})

async function writeUses(rows: Rows, { person, question, askedOn }: Answer, before: Use[], now: Use[]): Promise<void> {
  for (const { purpose, basis } of now) {
    const use = { basis, since_on: askedOn, withdrawn_on: null }
    if (before.some(other => other.purpose === purpose)) {
      await rows.revise('special_use', { person_id: person, question, purpose }, use)
    } else {
      await rows.insert('special_use', { person_id: person, question, purpose, ...use })
    }
  }
  for (const { purpose } of before.filter(use => now.every(other => other.purpose !== use.purpose))) {
    await rows.remove('special_use', { person_id: person, question, purpose })
  }
}
