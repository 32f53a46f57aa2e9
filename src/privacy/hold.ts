import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { day, id, personal } from '../kernel/shape.ts'
import { findHold, type Hold, newSalt, refuseOutOfReach } from './tables.ts'

export const holdSaid = z.object({ untilOn: day(), reason: personal(300) })

const shape = z.object({ person: id(), ...holdSaid.shape })
type PlaceHold = z.infer<typeof shape>

interface Placed {
  input: PlaceHold
  before: Hold | undefined
}

/**
 * These records must be kept until that day, inclusive: erasure is refused as long.
 * Source: Reg. (EU) 2016/679, art. 17(3)(b); Reg. (EU) 2021/1060, art. 82 (five years from the year of the last payment).
 */
export const placeHold = command<PlaceHold, Hold | undefined, Placed>({
  kind: 'privacy.place-hold',
  shape,
  example: { person: '0197a000-0000-7000-8000-000000000002', untilOn: '2032-12-31', reason: 'Dosar de finanțare' },
  may: 'people.erase',
  given: ({ person }, asking) => getHold(asking, person),
  decide(input, before, { today }) {
    if (input.untilOn < today) throw refuseField('untilOn', 'privacy.hold-is-over')
    return { input, before }
  },
  async write({ input: { person, untilOn, reason }, before }, rows) {
    const hold = { until_on: untilOn, reason, salt: newSalt() }
    if (before) await rows.revise('legal_hold', { person_id: person }, hold)
    else await rows.insert('legal_hold', { person_id: person, ...hold })
    return { person }
  },
})

const liftShape = z.object({ person: id() })

export const liftHold = command<z.infer<typeof liftShape>, Hold | undefined, string>({
  kind: 'privacy.lift-hold',
  shape: liftShape,
  example: { person: '0197a000-0000-7000-8000-000000000002' },
  may: 'people.erase',
  given: ({ person }, asking) => getHold(asking, person),
  decide({ person }, before) {
    if (!before) throw refuse('privacy.no-hold')
    return person
  },
  async write(person, rows) {
    await rows.remove('legal_hold', { person_id: person })
    return { person }
  },
})

async function getHold({ tx, who, engine }: Asking, person: string): Promise<Hold | undefined> {
  await refuseOutOfReach(tx, { who, reach: engine.reach, right: 'people.erase' }, [person])
  return findHold(tx, who.tenant, person)
}
