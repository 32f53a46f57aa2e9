import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Rows } from '../kernel/history.ts'
import { refuse } from '../kernel/problem.ts'
import { id } from '../kernel/shape.ts'
import { findHold, forgetBodies, type Hold, refuseOutOfReach } from './tables.ts'

const shape = z.object({ person: id() })
type Erase = z.infer<typeof shape>

/**
 * Takes a person's identity out of every row and every version, destroys their key, and leaves what counts without a name: participation,
 * frozen statuses, category bits. Totals, and a recount of any past day, stay what they were.
 * Source: Reg. (EU) 2016/679, art. 17; the exception of art. 17(3) is the legal hold.
 */
export const erase = command<Erase, Hold | undefined, string>({
  kind: 'privacy.erase',
  shape,
  example: { person: '0197a000-0000-7000-8000-000000000002' },
  may: 'people.erase',
  final: true,
  async given({ person }, { tx, who, engine }) {
    await refuseOutOfReach(tx, { who, reach: engine.reach, right: 'people.erase' }, [person])
    return findHold(tx, who.tenant, person)
  },
  decide({ person }, hold, { today }) {
    if (hold && hold.untilOn >= today) throw refuse('privacy.legal-hold', { until: hold.untilOn })
    return person
  },
  async write(person, rows, asking) {
    for (const eraser of asking.engine.erasers) await eraser(rows, asking, person)
    await forgetBodies(asking.tx, person)
    await rows.insert('erasure', { person_id: person, erased_on: asking.today })
    return { person }
  },
})

/** What privacy itself holds. The bits for counting stay: without the person they name nobody. */
export async function erasePrivacy(rows: Rows, _: Asking, person: string): Promise<void> {
  const theirs = { person_id: person }
  await rows.erase('special_use', theirs)
  await rows.erase('special_answer', theirs)
  await rows.erase('consent', theirs)
  await rows.erase('legal_hold', theirs)
  await rows.blank('reveal', theirs, { reason: '', salt: Buffer.alloc(0) })
  await rows.erase('person_key', theirs)
}
