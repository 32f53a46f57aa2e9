import type { Claim } from '../src/evidence/tables.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
import { read } from '../src/kernel/engine.ts'
import { decideAppeal, lodgeAppeal } from '../src/training/appeal.ts'
import { handOver, issueCertificate, issueDuplicate } from '../src/training/certificate.ts'
import { holdExam } from '../src/training/exam.ts'
import { receiveForms, spoilForm } from '../src/training/form-stock.ts'
import { addWorkingDays, workingDayFrom } from './calendar.ts'
import { oivpd } from './courses.ts'
import type { Diary, Here } from './diary.ts'
import { Later } from './later.ts'
import type { Name } from './staff.ts'
import type { Attendee, Held } from './training.ts'

/** Places within a region: who fails the exam, who fails first and passes when it is held again. */
const fails = 13
const passesLater = 14
/** In the South-West: whose mark of theory is raised on appeal. */
const contests = 6

const commission = [
  { name: 'Ilinca Brădeanu', role: 'chair', external: true },
  { name: 'Matei Sorescu-Vale', role: 'member', external: true },
  { name: 'Rodica Lunceanu', role: 'secretary' },
]

/** The exam four days after the last session, once more for whoever failed and comes again, and the certificates. */
export function writeExam(held: Held): void {
  const { desk, of, region, series, people } = held
  const { span } = desk
  const candidates = people.filter(one => one.until === undefined)
  const isOivpd = of === oivpd
  const later = candidates.filter(({ at }) => isOivpd && region === 'RO21' && at === passesLater)
  const lost = candidates.filter(({ at }) => (isOivpd ? at === fails : at % 5 === 4))
  const first = candidates.filter(one => !later.includes(one) && !lost.includes(one))
  const examTyped = span.typingDay(series.examOn)
  const appeals = first.find(({ at }) => isOivpd && region === 'RO41' && at === contests)
  const exam = sit(held, series.examOn, [
    ...first.map(one =>
      one === appeals
        ? { one, theory: 4.75, practice: 8 }
        : { one, theory: 7 + (one.at % 6) / 2, practice: 7.5 + (one.at % 5) / 2 },
    ),
    ...later.map(one => ({ one, theory: 4.5, practice: 8 })),
    // Entrepreneurs who are not certified did not come.
    ...lost.map(one => (isOivpd ? { one, theory: 4.25, practice: 5.5 } : { one })),
  ])
  if (appeals) writeAppeal(held, exam, appeals, examTyped)
  const resitOn = addWorkingDays(series.examOn, 15)
  if (later.length > 0)
    sit(
      held,
      resitOn,
      later.map(one => ({ one, theory: 6.5, practice: 8.5 })),
    )
  writeCertificates(held, first, examTyped)
  if (later.length > 0) writeCertificates(held, later, span.typingDay(resitOn), first.length)
  bringCourseProofs(
    held,
    candidates,
    'completed',
    ['training-contract', 'course-catalogue'],
    span.typingDay(series.lastOn),
  )
  bringCourseProofs(held, first, 'certified', ['exam-minutes', 'certificate'], examTyped)
}

interface Sat {
  one: Attendee
  theory?: number
  practice?: number
}

function sit({ desk: { diary, span }, of, course, learnerOf }: Held, heldOn: string, results: readonly Sat[]): Later {
  const exam = new Later()
  diary.write({
    on: span.typingDay(heldOn),
    hour: 'exams',
    by: 'mihai',
    command: holdExam,
    input: async here => {
      const marks: object[] = []
      for (const { one, ...mark } of results)
        marks.push({ learner: await learnerOf(here, one), ...mark, ...(one.again && { reEntry: true }) })
      const minutes = of === oivpd ? 240 : 120
      return { course: course.id, heldOn, minutes, number: `PV ${of.code} ${heldOn}`, commission, results: marks }
    },
    answered: answer => exam.known(answer.exam),
  })
  return exam
}

/** Lodged on the day after the exam, typed a day after its minutes; another commission gives half a point more and a little. */
function writeAppeal({ desk: { diary }, series, learnerOf }: Held, exam: Later, one: Attendee, examTyped: Day): void {
  const about = async (here: Here<Name>) => ({ exam: exam.id, learner: await learnerOf(here, one) })
  diary.write({
    on: addWorkingDays(examTyped, 1),
    hour: 'papers',
    by: 'mihai',
    command: lodgeAppeal,
    input: async here => ({ ...(await about(here)), lodgedOn: addDays(series.examOn, 1) }),
  })
  diary.write({
    on: addWorkingDays(examTyped, 2),
    hour: 'papers',
    by: 'mihai',
    command: decideAppeal,
    input: async here => ({ ...(await about(here)), theory: 5.5, decidedOn: addDays(series.examOn, 2) }),
  })
}

const firstNumber: Record<string, number> = { RO21: 101, RO41: 201, RO32: 301 }

/** The forms come after each exam. In București the certificates of the long course are late; the last of each group is not handed over yet. */
function writeCertificates(
  { desk: { diary, span }, of, region, series, learnerOf }: Held,
  passed: readonly Attendee[],
  examTyped: string,
  from = 0,
): void {
  const isLate = of === oivpd && region === 'RO32'
  const issuedOn = workingDayFrom(addDays(examTyped, isLate ? 34 : 12))
  if (!span.isPast(issuedOn)) return
  const letters = of === oivpd ? 'L' : 'K'
  const begin = firstNumber[region] ?? 101
  if (from === 0)
    diary.write({
      on: series.startsOn,
      hour: 'deliverables',
      by: 'mihai',
      command: receiveForms,
      input: () => ({
        kind: of.certificate,
        series: letters,
        first: begin,
        last: begin + 39,
        receivedOn: series.startsOn,
      }),
    })
  // In the South-West the fourth form was written wrongly, and the next one was filled in.
  const spoils = of === oivpd && region === 'RO41'
  const spoiled = begin + 3
  if (spoils)
    diary.write({
      on: issuedOn,
      hour: 'papers',
      by: 'mihai',
      command: spoilForm,
      input: () => ({ series: letters, number: spoiled, spoiledOn: issuedOn, reason: 'Prenumele scris greșit.' }),
    })
  for (const [nth, one] of passed.entries()) {
    const number = begin + from + nth
    const certificate = new Later()
    diary.write({
      on: issuedOn,
      hour: 'papers',
      by: 'mihai',
      command: issueCertificate,
      input: async here => ({
        learner: await learnerOf(here, one),
        series: letters,
        number: spoils && number >= spoiled ? number + 1 : number,
        issuedOn,
      }),
      answered: answer => certificate.known(answer.certificate),
    })
    const handedOn = span.typingDay(addDays(issuedOn, 3))
    if (nth === passed.length - 1 || !span.isPast(handedOn)) continue
    diary.write({
      on: handedOn,
      hour: 'endings',
      by: 'mihai',
      command: handOver,
      input: () => ({ certificate: certificate.id, handedOn, to: 'holder' }),
    })
    if (of === oivpd && region === 'RO21' && from === 0 && nth === 1)
      writeDuplicate(diary, certificate, {
        series: letters,
        number: begin + 38,
        on: workingDayFrom(addDays(handedOn, 60)),
      })
  }
}

/** Lost on the way, and published as lost: issued once more, and the first one is valid no more. */
function writeDuplicate(
  diary: Diary<Name>,
  lost: Later,
  { series, number, on }: { series: string; number: number; on: Day },
): void {
  diary.write({
    on,
    hour: 'papers',
    by: 'mihai',
    command: issueDuplicate,
    input: () => ({
      certificate: lost.id,
      series,
      number,
      issuedOn: on,
      lossNotice: `Monitorul Oficial, partea a III-a, nr. 318/${on.slice(0, 4)}`,
    }),
  })
}

/** Papers that many people share because the trainer scans them together. One contract has not been found. */
function bringCourseProofs(
  { desk: { papers, span }, of, region }: Held,
  people: readonly Attendee[],
  reached: 'completed' | 'certified',
  kinds: readonly string[],
  typedOn: string,
): void {
  const isLost = (kind: string, at: number) => kind === 'training-contract' && region === 'RO41' && at === 3
  for (const kind of kinds)
    papers.bring({
      kind,
      on: span.scanningDay(typedOn),
      hour: 'proofs',
      by: 'mihai',
      proves: here =>
        claimsOf(
          here,
          people.filter((_, at) => !isLost(kind, at)),
          `${reached}-${of.kind}`,
        ),
    })
}

async function claimsOf({ engine, staff }: Here<Name>, people: readonly Attendee[], kind: string): Promise<Claim[]> {
  const enrolments = people.map(({ applicant }) => applicant.enrolment.id)
  const rows = await read(engine, staff.mihai, tx =>
    tx
      .selectFrom('outcome')
      .select(['id', 'person_id as subject'])
      .where('tenant_id', '=', staff.mihai.tenant)
      .where('kind', '=', kind)
      .where('enrolment_id', 'in', enrolments)
      .execute(),
  )
  return rows.map(({ id, subject }) => ({ kind: `outcome.${kind}`, id, subject }))
}
