import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { day, id, plain, plainLines } from '../kernel/shape.ts'
import { findOrganisation, type OrganisationRow } from '../partnerships/tables.ts'
import { placeOf, type Place, refuseEarlyUptake } from './event.ts'
import { type Fact, findPractice, type PracticeRow, type UptakeRow, uptakesOf } from './tables.ts'

const shareShape = z.strictObject({
  event: id(),
  title: plain(200),
  says: z.optional(plainLines(2000)),
  organisation: id(),
})

interface Given extends Place {
  organisation: OrganisationRow | undefined
}

/** A good practice that an organisation told others of, at an event that took place. */
export const sharePractice = command<z.infer<typeof shareShape>, Given, Fact<PracticeRow>>({
  kind: 'events.share-practice',
  shape: shareShape,
  example: {
    event: '01930000-0000-7000-8000-000000000001',
    title: 'Comenzi adunate pe cartiere',
    organisation: '01930000-0000-7000-8000-000000000002',
  },
  may: 'deliverable.write',
  given: async (input, { tx, who }) => ({
    ...(await placeOf(tx, who, 'deliverable.write', input.event)),
    organisation: await findOrganisation(tx, who.tenant, input.organisation),
  }),
  decide({ event, title, says, organisation: by }, { on, organisation }, { today }) {
    if (on > today) throw refuse('events.lies-ahead')
    if (!organisation) throw refuseField('organisation', 'partnerships.no-such-organisation')
    return { id: newId(), event_id: event, title, says: says ?? null, organisation_id: by }
  },
  async write(practice, rows) {
    await rows.insert('practice', practice)
    return { practice: practice.id }
  },
})

const takeUpShape = z.strictObject({
  practice: id(),
  organisation: id(),
  takenUpOn: day(),
  says: z.optional(plainLines(1000)),
})

interface Taking {
  practice: PracticeRow
  place: Place
  organisation: OrganisationRow | undefined
  before: UptakeRow | undefined
}

interface Taken {
  row: Fact<UptakeRow>
  isNew: boolean
}

/** Another organisation does it too now. Said again, it corrects the day or the words. */
export const takeUp = command<z.infer<typeof takeUpShape>, Taking, Taken>({
  kind: 'events.take-up',
  shape: takeUpShape,
  example: {
    practice: '01930000-0000-7000-8000-000000000001',
    organisation: '01930000-0000-7000-8000-000000000002',
    takenUpOn: '2026-02-20',
  },
  may: 'deliverable.write',
  happenedOn: input => input.takenUpOn,
  async given(input, { tx, who }) {
    const practice = await findPractice(tx, who.tenant, input.practice)
    if (!practice) throw missing('events.no-such-practice')
    const uptakes = await uptakesOf(tx, who.tenant, practice.event_id)
    return {
      practice,
      place: await placeOf(tx, who, 'deliverable.write', practice.event_id),
      organisation: await findOrganisation(tx, who.tenant, input.organisation),
      before: uptakes.find(one => one.practice_id === practice.id && one.organisation_id === input.organisation),
    }
  },
  decide(input, { practice, place, organisation, before }, { today }) {
    if (!organisation) throw refuseField('organisation', 'partnerships.no-such-organisation')
    if (organisation.id === practice.organisation_id) throw refuseField('organisation', 'events.own-practice')
    if (input.takenUpOn > today) throw refuseField('takenUpOn', 'programme.lies-ahead')
    refuseEarlyUptake('takenUpOn', input.takenUpOn, place.on)
    const key = { practice_id: practice.id, organisation_id: organisation.id }
    return {
      row: { ...key, event_id: practice.event_id, taken_up_on: input.takenUpOn, says: input.says ?? null },
      isNew: before === undefined,
    }
  },
  async write({ row, isNew }, rows) {
    const { practice_id, organisation_id, ...said } = row
    if (isNew) await rows.insert('practice_uptake', row)
    else await rows.revise('practice_uptake', { practice_id, organisation_id }, said)
    return { practice: practice_id }
  },
})
