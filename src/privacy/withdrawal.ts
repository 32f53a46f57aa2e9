import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { code, id } from '../kernel/shape.ts'
import { isCounted, type Purpose, purposes, type Question, questions } from './special.ts'
import { type Asked, askedOf, type Bits, findBits, refuseOutOfReach, writeBits } from './tables.ts'

const shape = z.object({ person: id(), question: code(questions), purpose: code(purposes) })
type Withdraw = z.infer<typeof shape>

/** Uses that end on a day, and the bits that do not count any more from then on. */
export interface Withdrawal {
  person: string
  on: Day
  uses: { question: Question; purpose: Purpose }[]
  bits: Bits | undefined
  uncounted: Question[]
}

/**
 * The person takes back a use of an answer. It is not read for that purpose any more; whether it still counts, its basis says. What was
 * filed before stands. Source: Reg. (EU) 2016/679, art. 7(3) and 18; decision 7 of the domain rules.
 */
export const withdrawUse = command<Withdraw, { asked: Asked; bits: Bits | undefined }, Withdrawal>({
  kind: 'privacy.withdraw-use',
  shape,
  example: { person: '0197a000-0000-7000-8000-000000000002', question: 'disability', purpose: 'support' },
  may: 'special.write',
  async given({ person, question, purpose }, { tx, who, engine }) {
    await refuseOutOfReach(tx, { who, reach: engine.reach, right: 'special.write' }, [person])
    const asked = (await askedOf(tx, who.tenant, person)).find(one => one.question === question)
    if (!asked?.uses.some(use => use.purpose === purpose)) throw missing()
    return { asked, bits: await findBits(tx, who.tenant, person) }
  },
  decide({ person, purpose }, { asked, bits }, { today }) {
    const withdrawal = withdrawalOf(person, [asked], bits, today, use => use.purpose === purpose)
    if (withdrawal.uses.length === 0) throw refuse('privacy.withdrawn-already')
    return withdrawal
  },
  async write(withdrawal, rows) {
    await withdraw(rows, withdrawal)
    return { person: withdrawal.person }
  },
})

/** Of these answers, the open uses that `which` names. */
export function withdrawalOf(
  person: string,
  asked: readonly Asked[],
  bits: Bits | undefined,
  on: Day,
  which: (use: Asked['uses'][number]) => boolean,
): Withdrawal {
  const ends = (use: Asked['uses'][number]) => use.withdrawnOn === null && which(use)
  const uses = asked.flatMap(one => one.uses.filter(ends).map(({ purpose }) => ({ question: one.question, purpose })))
  const left = (one: Asked) => one.uses.map(use => (ends(use) ? { ...use, withdrawnOn: on } : use))
  const uncounted = asked.filter(one => one.uses.some(ends) && !isCounted(left(one))).map(one => one.question)
  return { person, on, uses, bits, uncounted }
}

export async function withdraw(rows: Rows, { person, on, uses, bits, uncounted }: Withdrawal): Promise<void> {
  for (const { question, purpose } of uses) {
    await rows.revise('special_use', { person_id: person, question, purpose }, { withdrawn_on: on })
  }
  if (uncounted.length === 0) return
  await writeBits(rows, person, bits, Object.fromEntries(uncounted.map(question => [question, null])))
}
