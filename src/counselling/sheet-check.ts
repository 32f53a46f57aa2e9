import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, id, integer } from '../kernel/shape.ts'
import { confirmProof, sightOf } from '../evidence/proof.ts'
import { getPaper, linksOf, type Paper } from '../evidence/tables.ts'
import { acceptPaper, isFirstPerson } from '../evidence/verdict.ts'
import { newSalt } from '../people/tables.ts'
import { columnsOf, type Count, type CountGrounds, countOfMany, groundsForCounts } from './count.ts'
import { getSession, seatsOf, strangersOf } from './session-tables.ts'
import { type SeatRow, type SessionRow, settlements, type StrangerRow, type Verdict, verdicts } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** A row of the sheet beside the person it is for. */
const tick = z.strictObject({ person: id(), verdict: code(verdicts) })

const checkShape = z.strictObject({
  session: id(),
  paper: id(),
  seats: z.array(tick).check(z.minLength(1), z.maxLength(60)),
  /** Numbers of lines that bear a name which is not on the roster. */
  strangers: z.optional(z.array(integer(1, 200)).check(z.maxLength(60))),
})
type Check = z.infer<typeof checkShape>

interface Given {
  session: SessionRow
  paper: Paper
  seats: SeatRow[]
  counts: ReadonlyMap<string, CountGrounds>
  strangers: StrangerRow[]
}

interface Checked {
  session: SessionRow
  paper: Paper
  ticked: { seat: SeatRow; verdict: Verdict; count: Count | undefined }[]
  strangers: number[]
}

/**
 * A second person lays the scan beside the roster and ticks each row. Whoever is ticked as signed counts from then on; a name that
 * differs, a signature that cannot be read and a line of a stranger stay open. Source: service records with signature lists (domain
 * rules, evidence of a service hour); two persons as for every paper.
 */
export const checkSheet = command<Check, Given, Checked>({
  kind: 'counselling.check-sheet',
  shape: checkShape,
  example: { session: exampleId, paper: exampleId, seats: [{ person: exampleId, verdict: 'signed' }] },
  may: 'evidence.check',
  async given(input, asking) {
    const { tx, who } = asking
    const session = await getSession(tx, who, 'evidence.check', input.session)
    const paper = await getPaper(tx, sightOf(asking, 'evidence.check'), input.paper)
    const links = await linksOf(tx, who.tenant, paper.id)
    const seats = await seatsOf(tx, who.tenant, session.id)
    if (!links.some(link => seats.some(seat => seat.id === link.id))) throw missing()
    const signed = input.seats.filter(one => one.verdict === 'signed')
    const counting = signed.flatMap(({ person }) => {
      const seat = seats.find(one => one.person_id === person)
      if (!seat) throw missing('counselling.no-such-seat')
      return seat.support_id === null ? [{ session, seat }] : []
    })
    const grounds = await groundsForCounts(asking, counting)
    const counts = new Map(counting.map(one => [one.seat.person_id, grounds.of(one)]))
    return { session, paper, seats, counts, strangers: await strangersOf(tx, who.tenant, session.id) }
  },
  decide(input, { session, paper, seats, counts, strangers }, asking) {
    if (session.held_by === null) throw refuse('counselling.not-held-yet')
    if (paper.verdict === 'rejected') throw refuse('counselling.sheet-was-rejected')
    if (isFirstPerson(asking.who, paper)) throw refuse('evidence.second-person')
    const known = new Set(strangers.map(one => one.line))
    const ticked = input.seats.flatMap(({ person, verdict }) => {
      const seat = seats.find(one => one.person_id === person)
      if (!seat) throw missing('counselling.no-such-seat')
      if (seat.support_id !== null) return []
      const grounds = counts.get(person)
      return [{ seat, verdict, count: grounds && countOfMany(grounds, asking) }]
    })
    return { session, paper, ticked, strangers: [...new Set(input.strangers)].filter(line => !known.has(line)) }
  },
  async write({ session, paper, ticked, strangers }, rows, asking) {
    const { who, today } = asking
    for (const { seat, verdict, count } of ticked) {
      const { session_id, person_id } = seat
      if (count && 'support' in count) await rows.insert('support', count.support)
      await rows.revise(
        'seat',
        { session_id, person_id },
        {
          verdict,
          matched_by: who.account,
          matched_on: today,
          paper_id: paper.id,
          ...columnsOf(count),
          salt: newSalt(),
        },
      )
      if (count && 'support' in count) {
        const claim = { kind: `support.${session.kind}`, id: count.support.id, subject: person_id }
        await confirmProof(rows, who, paper, claim)
      }
    }
    for (const line of strangers)
      await rows.insert('stranger', { session_id: session.id, line, found_by: who.account, settled: null })
    await acceptPaper(rows, asking, paper)
    return { session: session.id, paper: paper.id }
  },
})

const settleShape = z.strictObject({ session: id(), line: integer(1, 200), as: code(settlements) })

/** What became of a line with a strange name: its person was put on the roster, or it is nobody of ours. */
export const settleStranger = command<z.infer<typeof settleShape>, StrangerRow[], z.infer<typeof settleShape>>({
  kind: 'counselling.settle-stranger',
  shape: settleShape,
  example: { session: exampleId, line: 7, as: 'not-ours' },
  may: 'support.write',
  async given({ session }, { tx, who }: Asking) {
    const { id: found } = await getSession(tx, who, 'support.write', session)
    return strangersOf(tx, who.tenant, found)
  },
  decide(input, strangers) {
    if (!strangers.some(one => one.line === input.line)) throw refuseField('line', 'counselling.no-such-line')
    return input
  },
  async write({ session, line, as }, rows, { shown }) {
    await rows.revise('stranger', { session_id: session, line }, { settled: as }, shown)
    return { session }
  },
})
