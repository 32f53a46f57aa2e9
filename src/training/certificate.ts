import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { addDays } from '../kernel/day.ts'
import type { Rows } from '../kernel/history.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id, plain } from '../kernel/shape.ts'
import { parameterOf, type Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import {
  type BatchRow,
  batchesOf,
  type CertificateRow,
  certificatesOf,
  findHolder,
  getCertificate,
  type Holder,
  useOfForm,
} from './certificate-tables.ts'
import { type CourseGround, getCourseGround } from './course-tables.ts'
import { totalOf } from './curriculum.ts'
import { hasPassed } from './exam.ts'
import { type ExamRow, examsOf, type ResultRow, resultsOf } from './exam-tables.ts'
import { form } from './form-stock.ts'
import { getLearner } from './lesson-tables.ts'
import { newPublicCode } from './public-code.ts'
import type { LearnerRow } from './tables.ts'

const shape = z.strictObject({ learner: id(), ...form, issuedOn: day() })

interface Given extends CourseGround {
  learner: LearnerRow
  rules: Rulebook
  exams: ExamRow[]
  results: ResultRow[]
  issued: CertificateRow[]
  batches: BatchRow[]
  use: Awaited<ReturnType<typeof useOfForm>>
  holder: Holder | undefined
}

type NewCertificate = Omit<CertificateRow, 'tenant_id' | 'entry'>

/**
 * A line of the register: the number of the official form that was filled in, from the stock. It may be late; that is shown, and the form is
 * issued all the same. Source: Order 501/5253/2003.
 */
export const issueCertificate = command<z.infer<typeof shape>, Given, NewCertificate>({
  kind: 'training.issue-certificate',
  shape,
  example: { learner: '01930000-0000-7000-8000-000000000001', series: 'K', number: 123456, issuedOn: '2026-04-10' },
  may: 'training.write',
  happenedOn: input => input.issuedOn,
  given: groundsOf,
  decide(input, given, { today }) {
    const { learner, rules, exams, results, issued } = given
    const passed = results.find(one => one.learner_id === learner.id && hasPassed(one, rules))
    const exam = exams.find(one => one.id === passed?.exam_id)
    if (!exam) throw refuse('training.has-not-passed')
    if (issued.some(one => one.learner_id === learner.id)) throw refuse('training.certified-already')
    if (input.issuedOn > today) throw refuseField('issuedOn', 'training.lies-ahead')
    if (input.issuedOn < exam.held_on) throw refuseField('issuedOn', 'training.before-the-exam', { on: exam.held_on })
    refuseForm(input, given)
    return newCertificate(input, given, exam)
  },
  write: (certificate, rows) => insertCertificate(certificate, rows),
})

const duplicateShape = z.strictObject({ certificate: id(), ...form, issuedOn: day(), lossNotice: plain(200) })

/** Once, on proof that the loss was published. The first one is valid no more. */
export const issueDuplicate = command<
  z.infer<typeof duplicateShape>,
  Given & { lost: CertificateRow },
  { certificate: NewCertificate; lost: string }
>({
  kind: 'training.issue-duplicate',
  shape: duplicateShape,
  example: {
    certificate: '01930000-0000-7000-8000-000000000001',
    series: 'K',
    number: 123457,
    issuedOn: '2026-06-10',
    lossNotice: 'Monitorul Oficial, partea a III-a, nr. 500/2026',
  },
  may: 'training.write',
  happenedOn: input => input.issuedOn,
  async given(input, asking) {
    const lost = await getCertificate(asking.tx, asking.who, 'training.write', input.certificate)
    return { ...(await groundsOf({ ...input, learner: lost.learner_id }, asking)), lost }
  },
  decide(input, { lost, ...given }, { today }) {
    if (input.issuedOn > today) throw refuseField('issuedOn', 'training.lies-ahead')
    if (lost.revoked_on !== null) throw refuse('training.is-revoked')
    if (lost.duplicate_of !== null || given.issued.some(one => one.duplicate_of === lost.id))
      throw refuse('training.duplicate-once')
    if (input.issuedOn < lost.issued_on)
      throw refuseField('issuedOn', 'training.before-the-exam', { on: lost.issued_on })
    refuseForm(input, given)
    const exam = given.exams.find(one => one.id === lost.exam_id)
    if (!exam) throw missing('training.no-such-exam')
    const { initials } = lost
    const certificate = { ...newCertificate(input, given, exam), initials }
    return { certificate: { ...certificate, duplicate_of: lost.id, loss_notice: input.lossNotice }, lost: lost.id }
  },
  async write({ certificate, lost }, rows) {
    const { issued_on, loss_notice } = certificate
    await rows.revise('certificate', { id: lost }, { revoked_on: issued_on, revoked_by_decision: loss_notice })
    return insertCertificate(certificate, rows)
  },
})

async function groundsOf(
  input: { learner: string; series: string; number: number },
  { tx, who, today }: Pick<Asking, 'tx' | 'who' | 'today'>,
): Promise<Given> {
  const learner = await getLearner(tx, who, 'training.write', input.learner)
  const ground = await getCourseGround(tx, who, 'training.write', learner.course_id)
  return {
    ...ground,
    learner,
    rules: await getRulebook(tx, who.tenant, ground.course.programme, today),
    exams: await examsOf(tx, who.tenant, ground.course.id),
    results: await resultsOf(tx, who.tenant, ground.course.id),
    issued: await certificatesOf(tx, who.tenant, ground.course.id),
    batches: await batchesOf(tx, who.tenant),
    use: await useOfForm(tx, who.tenant, input),
    holder: await findHolder(tx, who, learner.person_id),
  }
}

/** A form of the right kind, from the stock, that nothing was made of yet. */
function refuseForm({ series, number }: { series: string; number: number }, { batches, use, curriculum }: Given): void {
  const batch = batches.find(one => one.series === series && one.first <= number && number <= one.last)
  if (!batch) throw refuseField('number', 'training.form-not-in-stock', { series, number })
  if (batch.kind !== curriculum.certificate) throw refuseField('series', 'training.form-of-another-kind')
  if (use === 'certificate') throw refuseField('number', 'training.form-used', { series, number })
  if (use === 'spoiled') throw refuseField('number', 'training.form-spoiled', { series, number })
}

function newCertificate(
  { series, number, issuedOn }: { series: string; number: number; issuedOn: string },
  { course, curriculum, modules, learner, holder }: Given,
  exam: ExamRow,
): NewCertificate {
  if (!holder || holder.familyName === '') throw missing('people.no-such-person')
  return {
    id: newId(),
    course_id: course.id,
    learner_id: learner.id,
    person_id: learner.person_id,
    exam_id: exam.id,
    series,
    number,
    issued_on: issuedOn,
    code: newPublicCode(),
    initials: initialsOf(holder),
    title: curriculum.title,
    minutes: totalOf(modules).whole,
    passed_on: exam.held_on,
    handed_on: null,
    handed_to: null,
    revoked_on: null,
    revoked_by_decision: null,
    duplicate_of: null,
    loss_notice: null,
  }
}

async function insertCertificate(certificate: NewCertificate, rows: Rows) {
  await rows.insert('certificate', certificate)
  return { certificate: certificate.id, learner: certificate.learner_id }
}

/** `M.-I. L.`: given names, then family name. */
export const initialsOf = ({ familyName, givenName }: Pick<Holder, 'familyName' | 'givenName'>): string =>
  [givenName, familyName]
    .map(name =>
      name
        .split('-')
        .map(part => `${part.trim().charAt(0).toLocaleUpperCase('ro')}.`)
        .join('-'),
    )
    .join(' ')

/** A certificate that is not issued by this day is late. */
export const dueOn = (exam: Pick<ExamRow, 'held_on'>, rules: Rulebook): string =>
  addDays(exam.held_on, parameterOf(rules, 'certificate-days'))

const handShape = z.strictObject({ certificate: id(), handedOn: day(), to: code(['holder', 'representative']) })

/** The holder, or somebody with a power of attorney, has signed for it in the register. */
export const handOver = command<z.infer<typeof handShape>, CertificateRow, z.infer<typeof handShape>>({
  kind: 'training.hand-over',
  shape: handShape,
  example: { certificate: '01930000-0000-7000-8000-000000000001', handedOn: '2026-04-14', to: 'holder' },
  may: 'training.write',
  happenedOn: input => input.handedOn,
  given: ({ certificate }, { tx, who }) => getCertificate(tx, who, 'training.write', certificate),
  decide(input, { issued_on, handed_on }, { today }) {
    if (handed_on !== null) throw refuse('training.handed-over-already')
    if (input.handedOn > today) throw refuseField('handedOn', 'training.lies-ahead')
    if (input.handedOn < issued_on) throw refuseField('handedOn', 'training.before-the-exam', { on: issued_on })
    return input
  },
  async write({ certificate, handedOn, to }, rows) {
    await rows.revise('certificate', { id: certificate }, { handed_on: handedOn, handed_to: to })
    return { certificate }
  },
})

const revokeShape = z.strictObject({ certificate: id(), revokedOn: day(), decision: plain(200) })

/** By a decision. Whoever checks its code reads that it is valid no more. */
export const revokeCertificate = command<z.infer<typeof revokeShape>, CertificateRow, z.infer<typeof revokeShape>>({
  kind: 'training.revoke-certificate',
  shape: revokeShape,
  example: {
    certificate: '01930000-0000-7000-8000-000000000001',
    revokedOn: '2026-06-10',
    decision: 'Decizia nr. 7 din 10.06.2026',
  },
  may: 'training.write',
  happenedOn: input => input.revokedOn,
  given: ({ certificate }, { tx, who }) => getCertificate(tx, who, 'training.write', certificate),
  decide(input, { issued_on, revoked_on }, { today }) {
    if (revoked_on !== null) throw refuse('training.is-revoked')
    if (input.revokedOn > today) throw refuseField('revokedOn', 'training.lies-ahead')
    if (input.revokedOn < issued_on) throw refuseField('revokedOn', 'training.before-the-exam', { on: issued_on })
    return input
  },
  async write({ certificate, revokedOn, decision }, rows) {
    await rows.revise('certificate', { id: certificate }, { revoked_on: revokedOn, revoked_by_decision: decision })
    return { certificate }
  },
})
