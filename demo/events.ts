import { setAgenda } from '../src/events/agenda.ts'
import { planEvent } from '../src/events/event.ts'
import { giveFeedback } from '../src/events/feedback.ts'
import { admit, invite, register } from '../src/events/guest.ts'
import { holdEvent } from '../src/events/holding.ts'
import { addPhoto } from '../src/events/photo.ts'
import { sharePractice, takeUp } from '../src/events/practice.ts'
import { takeFile } from '../src/evidence/intake.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import { familyNames } from './names.ts'
import { drawnPhoto } from './offer-photo.ts'
import type { Organisations, Party } from './organisations.ts'

interface Event {
  code: string
  title: string
  region: 'RO21' | 'RO41'
  in: number
  place: string
  attended: number
  /** The number of its first guest: who has the same number at two events is one person. */
  from: number
  papers: readonly string[]
  parties: readonly Party[]
  practice: { title: string; by: Party; takenUpBy: Party }
}

/** Two of three events; the third is still ahead. */
const events: readonly Event[] = [
  {
    code: 'EV-1',
    title: 'Forumul economiei sociale Nord-Est',
    region: 'RO21',
    in: 11,
    place: 'Iași, Casa Tineretului',
    attended: 46,
    from: 0,
    papers: ['agenda', 'attendance-list', 'photos', 'feedback'],
    parties: ['institution@RO21', 'authority@RO21', 'organisation@RO21', 'organisation@RO41'],
    practice: { title: 'Comenzi adunate pe cartiere', by: 'organisation@RO21', takenUpBy: 'organisation@RO41' },
  },
  {
    code: 'EV-2',
    title: 'Ziua cooperativelor din Oltenia',
    region: 'RO41',
    in: 18,
    place: 'Craiova, Hala Veche',
    attended: 52,
    from: 30,
    papers: ['agenda', 'attendance-list', 'photos'],
    parties: ['institution@RO41', 'authority@RO41', 'organisation@RO41', 'organisation@RO32'],
    practice: { title: 'Un atelier deschis pe lună', by: 'organisation@RO41', takenUpBy: 'social-enterprise@RO41' },
  },
]

const agenda = [
  { title: 'Deschidere', minutes: 30 },
  { title: 'Munca pentru fiecare: egalitatea de șanse', minutes: 60, theme: 'equal-opportunities' },
  { title: 'Ateliere care nu lasă deșeuri', minutes: 45, theme: 'environment' },
  { title: 'Ce am făcut și ce a mers: bune practici', minutes: 90 },
]

const programme = 'o-sansa'
const typed = { by: 'dan' } as const

export function writeEvents(desk: Desk, organisations: Organisations): void {
  for (const event of events) {
    const record = new Later()
    plan(desk, event, record)
    takePlace(desk, event, record, organisations)
    shareAndProve(desk, event, record, organisations)
  }
  writeNext(desk, organisations)
}

const dayOf = ({ span }: Desk, { in: month }: Event) => span.day(month, 17)

function plan(desk: Desk, event: Event, record: Later): void {
  const { diary, span } = desk
  const { code, title, region, place } = event
  const on = span.day(event.in - 1, 17)
  const said = { programme, code, title, region, on: dayOf(desk, event), starts: '10:00', ends: '15:00', place }
  diary.write({
    ...typed,
    on,
    hour: 'deliverables',
    command: planEvent,
    input: () => ({ ...said, publishedOn: on }),
    answered: answer => record.known(answer.event),
  })
  const items = () => ({ event: record.id, items: agenda })
  diary.write({ ...typed, on, hour: 'papers', command: setAgenda, input: items })
}

const guestName = (nth: number): string => `${familyNames[nth % familyNames.length]} ${'ABCDEIMR'[nth % 8]}.`

/** The first guests come from the parties, each from one; somebody in ten does not want to be in photographs. */
function takePlace(desk: Desk, event: Event, record: Later, organisations: Organisations): void {
  const { diary } = desk
  const on = dayOf(desk, event)
  const guests: Later[] = []
  for (let nth = 0; nth < event.attended; nth += 1) {
    const guest = new Later()
    guests.push(guest)
    const party = event.parties[nth]
    const number = event.from + nth
    diary.write({
      ...typed,
      on,
      hour: 'supports',
      command: admit,
      input: () => ({
        event: record.id,
        name: guestName(number),
        contact: `invitat.${number}@example.org`,
        ...(party && { organisation: organisations.idOf(party) }),
        imageConsent: nth % 10 !== 9,
      }),
      answered: answer => guest.known(answer.guest),
    })
  }
  const minutes = `Au venit ${event.attended} de persoane. S-au prezentat trei exemple și s-a convenit un schimb de vizite.`
  const held = () => ({ event: record.id, minutes })
  diary.write({ ...typed, on, hour: 'placements', command: holdEvent, input: held })
  for (const [nth, guest] of guests.slice(0, 12).entries()) {
    const input = () => ({ guest: guest.id, rating: nth % 4 === 3 ? 4 : 5 })
    diary.write({ ...typed, on: addWorkingDays(on, 1), hour: 'deliverables', command: giveFeedback, input })
  }
  photograph(desk, event, record)
}

/** What was shown in the hall: nobody can be recognised. */
function photograph(desk: Desk, event: Event, record: Later): void {
  desk.diary.write({
    ...typed,
    on: addWorkingDays(dayOf(desk, event), 1),
    hour: 'papers',
    command: addPhoto,
    input: async ({ engine, staff }) => ({
      event: record.id,
      file: await takeFile(engine, staff.dan, await drawnPhoto(event.in % 8)),
      alt: 'Un covor țesut cu romburi, expus în sală',
      nobody: true,
    }),
  })
}

function shareAndProve(desk: Desk, event: Event, record: Later, organisations: Organisations): void {
  const { diary, papers, span } = desk
  const on = dayOf(desk, event)
  const { title, by, takenUpBy } = event.practice
  const practice = new Later()
  diary.write({
    ...typed,
    on: addWorkingDays(on, 1),
    hour: 'papers',
    command: sharePractice,
    input: () => ({ event: record.id, title, organisation: organisations.idOf(by) }),
    answered: answer => practice.known(answer.practice),
  })
  const takenUpOn = span.day(event.in + 2, 5)
  const input = () => ({ practice: practice.id, organisation: organisations.idOf(takenUpBy), takenUpOn })
  diary.write({ ...typed, on: takenUpOn, hour: 'deliverables', command: takeUp, input })
  for (const kind of event.papers) {
    const proves = () => [{ kind: 'deliverable.event', id: record.id, subject: record.id }]
    papers.bring({ kind, on: addWorkingDays(on, 3), hour: 'proofs', by: 'dan', datedOn: on, proves })
  }
}

/** The third is announced: two are invited, four have a place, and two wait for one; letters to one of them are in English. */
function writeNext({ diary, span }: Desk, organisations: Organisations): void {
  const record = new Later()
  const on = span.day(20, 12)
  const said = {
    code: 'EV-3',
    title: 'Târgul întreprinderilor sociale',
    region: 'RO32',
    place: 'București, Piața Mică',
  }
  const when = { on: span.day(24, 10), starts: '09:00', ends: '17:00' }
  const publicly = {
    seats: 4,
    access: 'Intrare fără trepte, dinspre parc.',
    says: 'Un tur prin opt ateliere, în grup mic.',
  }
  diary.write({
    ...typed,
    on,
    hour: 'deliverables',
    command: planEvent,
    input: () => ({ programme, ...said, ...when, ...publicly, publishedOn: on }),
    answered: answer => record.known(answer.event),
  })
  diary.write({
    ...typed,
    on,
    hour: 'papers',
    command: setAgenda,
    input: () => ({ event: record.id, items: agenda }),
  })
  for (const [nth, party] of (['authority@RO32', 'institution@RO32'] as const).entries()) {
    const who = { name: guestName(200 + nth), email: `invitat.${200 + nth}@example.org` }
    const input = () => ({ event: record.id, ...who, organisation: organisations.idOf(party) })
    diary.write({ ...typed, on, hour: 'signatures', command: invite, input })
  }
  for (const nth of [2, 5, 40, 41, 42, 43]) {
    const lang = nth === 43 ? ('en' as const) : ('ro' as const)
    const who = { name: guestName(nth), contact: `invitat.${nth}@example.org`, imageConsent: true, lang }
    const input = () => ({ event: record.id, ...who })
    diary.write({ ...typed, on: addWorkingDays(on, 1), hour: 'deliverables', command: register, input })
  }
}
