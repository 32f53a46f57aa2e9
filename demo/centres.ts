import { addDays, type Day } from '../src/kernel/day.ts'
import { keepHours, open } from '../src/centres/centre.ts'
import { giveService } from '../src/centres/given.ts'
import { findNeed, meetNeed, recordStudy } from '../src/centres/need.ts'
import { offerService } from '../src/centres/offered.ts'
import { answerReferral, endReferral, refer } from '../src/centres/referral.ts'
import { addStaff } from '../src/centres/staff.ts'
import { recordConsent } from '../src/privacy/consent.ts'
import type { Applicant } from './applications.ts'
import { addWorkingDays } from './calendar.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import { type Region, regions } from './places.ts'
import { adviserIn, counsellorIn } from './staff.ts'

/** What each centre offers, and with what result a service usually ends. */
const offered = [
  {
    title: 'Informare despre economia socială',
    topic: 'information',
    audience: ['people', 'organisations'],
    result: 'informed',
  },
  { title: 'Consultanță pentru achiziții publice', topic: 'procurement', audience: ['enterprises'], result: 'advised' },
  {
    title: 'Întâlniri între primării, firme și întreprinderi',
    topic: 'partnership',
    audience: ['authorities', 'enterprises'],
    result: 'partner-found',
  },
] as const

/** Whom a centre serves, in turn. */
const served: Record<Region, readonly string[]> = {
  RO21: ['Primăria Lunca Zmeurei', 'Asociația Părinților Exemplu', 'Firma Exemplu Lemn', 'Școala Exemplu'],
  RO41: ['Primăria Exemplu Sud', 'Cooperativa Exemplu', 'Parohia Exemplu', 'Firma Exemplu Textil'],
  RO32: ['Primăria Exemplu Ilfov', 'Asociația Exemplu Cartier', 'Firma Exemplu Catering', 'Fundația Exemplu'],
}

/** One centre in each region, by its region. */
export function writeCentres(desk: Desk): ReadonlyMap<Region, Later> {
  const centres = new Map<Region, Later>()
  for (const [at, region] of regions.entries()) {
    const record = new Later()
    centres.set(region, record)
    writeOpening(desk, region, record, desk.span.day(2 + at, 4))
  }
  return centres
}

function writeOpening(desk: Desk, region: Region, record: Later, openedOn: Day): void {
  const { diary, papers, rules } = desk
  const place = rules.centres.find(one => one.region === region)
  if (!place) throw new Error(`The programme has no centre in ${region}.`)
  const typed = { hour: 'deliverables', by: adviserIn[region] } as const
  const languages = region === 'RO21' ? ['ro', 'rom', 'hu'] : ['ro', 'rom']
  diary.write({
    ...typed,
    on: openedOn,
    command: open,
    input: () => ({
      programme: 'o-sansa',
      centre: place.code,
      openedOn,
      area: [region],
      address: 'Strada Exemplu 7',
      says: 'La parter, intrarea din curte.',
      languages,
      stepFree: region !== 'RO41',
    }),
    answered: answer => record.known(answer.centre),
  })
  const next = { ...typed, on: addWorkingDays(openedOn, 1) }
  const days = [1, 2, 3, 4, 5].map(weekday => ({ weekday, opens: '09:00', closes: weekday === 5 ? '14:00' : '17:00' }))
  diary.write({ ...next, command: keepHours, input: () => ({ centre: record.id, days }) })
  for (const [post, weeklyHours] of [
    ['Specialist economie socială', 40],
    ['Consilier pentru achiziții', 20],
  ] as const)
    diary.write({
      ...next,
      command: addStaff,
      input: () => ({ centre: record.id, post, weeklyHours, since: openedOn }),
    })
  const services = offered.map(({ title, topic, audience }) => {
    const service = new Later()
    diary.write({
      ...next,
      command: offerService,
      input: () => ({ centre: record.id, title, topic, audience, since: openedOn }),
      answered: answer => service.known(answer.service),
    })
    return service
  })
  writeServices(desk, region, { centre: record, services, from: addWorkingDays(openedOn, 5) })
  writeFindings(desk, region, record, openedOn)
  const proves = () => [{ kind: 'deliverable.centre', id: record.id, subject: record.id }]
  for (const kind of ['centre-decision', 'premises-paper', 'staff-decision', 'visit-log']) {
    const on = addWorkingDays(openedOn, kind === 'visit-log' ? 30 : 2)
    papers.bring({ kind, on, hour: 'proofs', by: 'dan', proves })
  }
}

/** A line in the log every eight working days. */
function writeServices(
  { diary, span }: Desk,
  region: Region,
  { centre, services, from }: { centre: Later; services: readonly Later[]; from: Day },
): void {
  let nth = 0
  for (let on = from; span.isPast(on); on = addWorkingDays(on, 8)) {
    const at = nth % offered.length
    const givenOn = on
    const organisation = served[region][nth % 4]
    const minutes = 30 + 15 * (nth % 5)
    diary.write({
      on,
      hour: 'outcomes',
      by: adviserIn[region],
      command: giveService,
      input: () => ({
        centre: centre.id,
        service: services[at]?.id,
        givenOn,
        minutes,
        organisation,
        result: offered[at]?.result,
      }),
    })
    nth += 1
  }
}

/** A need that was met, one that was not, and a consultation. */
function writeFindings({ diary, papers, span }: Desk, region: Region, centre: Later, openedOn: Day): void {
  const typed = { hour: 'outcomes', by: adviserIn[region] } as const
  const need = new Later()
  const foundOn = addWorkingDays(openedOn, 20)
  diary.write({
    ...typed,
    on: foundOn,
    command: findNeed,
    input: () => ({
      centre: centre.id,
      organisation: served[region][1],
      topic: 'accounting',
      says: 'Nu are contabil pentru raportul social.',
      foundOn,
    }),
    answered: answer => need.known(answer.need),
  })
  const metOn = addWorkingDays(foundOn, 30)
  diary.write({ ...typed, on: metOn, command: meetNeed, input: () => ({ need: need.id, metOn }) })
  const lateOn = span.day(20, 9)
  diary.write({
    ...typed,
    on: lateOn,
    command: findNeed,
    input: () => ({
      centre: centre.id,
      organisation: served[region][0],
      topic: 'procurement',
      says: 'Caută pe cineva pentru întreținerea parcului.',
      foundOn: lateOn,
    }),
  })
  const heldOn = span.day(13, 10)
  const study = new Later()
  diary.write({
    ...typed,
    on: heldOn,
    command: recordStudy,
    input: () => ({
      centre: centre.id,
      kind: 'consultation',
      title: 'Ce cumpără primăriile din jur',
      heldOn,
      tookPart: 18,
      findings: 'Șase primării ar cumpăra servicii de curățenie și mese calde.',
    }),
    answered: answer => study.known(answer.study),
  })
  // The minutes of the last consultation were never brought.
  if (region === 'RO32') return
  const proves = () => [{ kind: 'centre.study', id: study.id, subject: centre.id }]
  papers.bring({ kind: 'visit-minutes', on: addWorkingDays(heldOn, 3), hour: 'proofs', by: 'dan', proves })
}

/** In each region two who take part are sent on for legal advice: one was helped, of the other nothing is heard yet. */
export function writeReferrals(
  { diary, span }: Desk,
  centres: ReadonlyMap<Region, Later>,
  participants: readonly Applicant[],
): void {
  for (const region of regions) {
    const centre = centres.get(region)
    const [first, second] = participants.filter(one => one.region === region)
    if (!centre || !first || !second) continue
    const by = counsellorIn[region]
    for (const [nth, one] of [first, second].entries()) {
      const askedOn = nth === 0 ? span.typingDay(addDays(one.appliedOn, 60)) : span.day(21, 3)
      for (const purpose of ['services', 'disclosure']) {
        const said = { answer: 'given', answeredOn: askedOn, textVersion: 'trimiteri-1', lang: 'ro', how: 'signed' }
        diary.write({
          on: askedOn,
          hour: 'papers',
          by,
          command: recordConsent,
          input: () => ({ person: one.record.id, purpose, ...said }),
        })
      }
      const referral = new Later()
      diary.write({
        on: askedOn,
        hour: 'corrections',
        by,
        command: refer,
        input: () => ({
          centre: centre.id,
          direction: 'out',
          person: one.code.id,
          organisation: 'Cabinetul de asistență juridică Exemplu',
          topic: 'legal',
          askedOn,
          dueOn: addDays(askedOn, 14),
        }),
        answered: answer => referral.known(answer.referral),
      })
      if (nth > 0) continue
      const answeredOn = addWorkingDays(askedOn, 6)
      const endedOn = addWorkingDays(askedOn, 16)
      const typed = { hour: 'corrections', by } as const
      diary.write({
        ...typed,
        on: answeredOn,
        command: answerReferral,
        input: () => ({ referral: referral.id, answer: 'accepted', answeredOn }),
      })
      diary.write({
        ...typed,
        on: endedOn,
        command: endReferral,
        input: () => ({ referral: referral.id, outcome: 'helped', endedOn }),
      })
    }
  }
}
