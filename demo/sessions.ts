import { addPaper } from '../src/evidence/paper.ts'
import { recordAccreditation } from '../src/counselling/accreditation.ts'
import { recordSession } from '../src/counselling/session.ts'
import { checkSheet } from '../src/counselling/sheet-check.ts'
import type { Day } from '../src/kernel/day.ts'
import type { Applicant } from './applications.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Name } from './staff.ts'
import type { SupportKind } from './visit.ts'

/** Kinds of support that count by a signature: what the rules of the programme list as services. */
export const services = ['information', 'counselling', 'mediation'] as const
export type Service = (typeof services)[number]

export const isService = (kind: SupportKind): kind is Service => services.some(service => service === kind)

const topics: Record<Service, string> = {
  information: 'Drepturi, servicii și locuri de muncă din zonă',
  counselling: 'Profil profesional și pașii următori',
  mediation: 'Locuri de muncă potrivite și pregătirea interviului',
}

/** The day begins at nine; nobody of the story gives two sessions at once. */
const opensAt = 9 * 60

/** Each partner of the programme gives its services under an accreditation of its own. */
export function writeAccreditations({ diary, rules, span }: Desk): void {
  for (const [at, { code: partner }] of rules.partners.entries())
    diary.write({
      on: span.day(0),
      hour: 'deliverables',
      by: 'dan',
      command: recordAccreditation,
      input: () => ({
        programme: 'o-sansa',
        partner,
        number: `${24 + at}/${span.startsOn.slice(0, 4)}`,
        services: [...services],
        validFrom: span.startsOn,
      }),
    })
}

/** Hours that colleagues have given away. */
export class Hours {
  readonly #next = new Map<string, number>()
  readonly #given: { by: Name; on: Day }[] = []

  /** The days of this month on which a colleague gives a session, one for each, in order. */
  daysIn(by: Name, month: Day): Day[] {
    const own = this.#given.filter(one => one.by === by && one.on.startsWith(month.slice(0, 7)))
    return own.map(one => one.on).toSorted()
  }

  /** The next free minutes of a colleague on a day. */
  take(by: Name, on: Day, minutes: number): { from: string; to: string } {
    const key = `${by} ${on}`
    const from = this.#next.get(key) ?? opensAt
    this.#next.set(key, from + minutes)
    this.#given.push({ by, on })
    return { from: clock(from), to: clock(from + minutes) }
  }
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export interface Given {
  kind: Service
  on: Day
  minutes: number
  by: Name
  again: boolean
}

/**
 * A session as it is typed: whoever can signs on the screen, and it counts at once. For whoever signs by a mark the sheet comes from paper,
 * and somebody else compares it on the same day.
 */
export function writeSession(desk: Desk, applicant: Applicant, given: Given): Later | undefined {
  const { diary, rules, span, hours, papers } = desk
  const { kind, on, minutes, by, again } = given
  const { person, region, enrolment, record } = applicant
  const typedOn = span.typingDay(on)
  const place = rules.centres.find(one => one.region === region)?.name
  const [session, seat, support, paper] = [new Later(), new Later(), new Later(), new Later()]
  const when = { onDay: on, ...hours.take(by, on, minutes) }
  const signedName = person.cannotSign ? undefined : `${person.familyName} ${person.givenName}`
  diary.write({
    on: typedOn,
    hour: 'sessions',
    by,
    command: recordSession,
    input: () => ({
      kind,
      ...when,
      place,
      topic: topics[kind],
      people: [{ enrolment: enrolment.id, signedName, ...(again && { reEntry: true }) }],
    }),
    answered(answer) {
      session.known(answer.session)
      seat.known(answer.seat)
      if (signedName !== undefined) support.known(answer.support)
    },
  })
  if (signedName !== undefined) return support
  diary.write({
    on: typedOn,
    hour: 'sheets',
    by,
    command: addPaper,
    input: async () => ({
      kind: 'attendance-list',
      template: 'session-sheet.v1',
      datedOn: on,
      file: await papers.file('attendance-list'),
      claims: [{ kind: 'seat', id: seat.id, subject: record.id }],
    }),
    answered: answer => paper.known(answer.paper),
  })
  diary.write({
    on: typedOn,
    hour: 'comparisons',
    by: 'lidia',
    command: checkSheet,
    input: () => ({ session: session.id, paper: paper.id, seats: [{ person: record.id, verdict: 'signed' }] }),
  })
  return undefined
}
