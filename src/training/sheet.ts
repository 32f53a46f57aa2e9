import { z } from 'zod/mini'
import { addPaper } from '../evidence/paper.ts'
import { confirmProof, dropProof, sightOf } from '../evidence/proof.ts'
import { type Claim, getPaper, linksOf, type Paper } from '../evidence/tables.ts'
import { takenFile } from '../evidence/taken-file.ts'
import { acceptPaper, isFirstPerson } from '../evidence/verdict.ts'
import { type Asking, command } from '../kernel/command.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id } from '../kernel/shape.ts'
import { isOnRoster } from './attendance.ts'
import { getCourseGround } from './course-tables.ts'
import { getLesson, learnersOf, marksOf } from './lesson-tables.ts'
import { lineVerdicts, linesOf, type SheetLineRow, sheetsOf } from './sheet-tables.ts'
import type { LearnerRow, LessonRow, MarkRow } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** Rises by one with every change of what the printed sheet asks. */
export const sheetTemplate = 'course-sheet.v1'

/** What a sheet is attached to until it is compared: the place of each learner in the course. */
export const learnerClaim = 'learner'

const bringShape = z.strictObject({ lesson: id(), datedOn: day(), file: takenFile })
type BringSheet = z.infer<typeof bringShape>

interface Brought {
  lesson: LessonRow
  claims: Claim[]
}

type PaperInput = Parameters<typeof addPaper.decide>[0]

/** The signed sheet of a session, photographed or scanned. It proves nobody until a second person has compared it with the marks. */
export const bringSheet = command<BringSheet, Brought, { lesson: string; paper: PaperInput }>({
  kind: 'training.bring-sheet',
  shape: bringShape,
  example: { lesson: exampleId, datedOn: '2026-03-06', file: addPaper.example.file },
  may: 'evidence.write',
  async given(input, asking) {
    const { tx, who } = asking
    const lesson = await getLesson(tx, who, 'evidence.write', input.lesson)
    const roster = await rosterOf(asking, lesson)
    const claims = roster.map(one => ({ kind: learnerClaim, id: one.id, subject: one.person_id }))
    if (claims.length === 0) throw refuse('training.nobody-on-the-roster')
    await addPaper.given(paperOf(input, claims), asking)
    return { lesson, claims }
  },
  decide(input, { lesson, claims }, asking) {
    if (input.datedOn < lesson.held_on)
      throw refuseField('datedOn', 'training.signed-before-it', { on: lesson.held_on })
    return { lesson: lesson.id, paper: addPaper.decide(paperOf(input, claims), null, asking) }
  },
  async write({ lesson, paper: brought }, rows, asking) {
    const { paper } = await addPaper.write(brought, rows, asking)
    await rows.insert('lesson_sheet', { paper_id: String(paper), lesson_id: lesson })
    return { lesson, paper: String(paper) }
  },
})

const paperOf = ({ datedOn, file }: BringSheet, claims: Claim[]): PaperInput => ({
  kind: 'attendance-list',
  template: sheetTemplate,
  datedOn,
  file,
  claims,
})

const rosterOf = async ({ tx, who }: Pick<Asking, 'tx' | 'who'>, lesson: LessonRow): Promise<LearnerRow[]> =>
  (await learnersOf(tx, who.tenant, lesson.course_id)).filter(one => isOnRoster(one, lesson.held_on))

const checkShape = z.strictObject({
  lesson: id(),
  paper: id(),
  lines: z
    .array(z.strictObject({ learner: id(), verdict: code(lineVerdicts) }))
    .check(z.minLength(1), z.maxLength(300)),
})
type CheckSheet = z.infer<typeof checkShape>

interface Compared {
  lesson: LessonRow
  /** What attending this course is, as a claim. */
  claimKind: string
  paper: Paper
  marks: MarkRow[]
  lines: SheetLineRow[]
}

interface Checked {
  lesson: string
  paper: Paper
  lines: { mark: MarkRow; verdict: SheetLineRow['verdict']; before: SheetLineRow | undefined }[]
  proved: Claim[]
  /** Hours that the sheet proved before, and does not now. */
  unproved: Claim[]
}

/**
 * A second person lays the scan beside the marks and says what stands on each line. Where a signature and a mark agree, the sheet proves
 * those hours; where they do not, the line stays open until the mark is corrected or another sheet says otherwise. Compared again, the
 * sheet proves what is seen now.
 */
export const checkSheet = command<CheckSheet, Compared, Checked>({
  kind: 'training.check-sheet',
  shape: checkShape,
  example: { lesson: exampleId, paper: exampleId, lines: [{ learner: exampleId, verdict: 'signed' }] },
  may: 'evidence.check',
  async given(input, asking) {
    const { tx, who } = asking
    const lesson = await getLesson(tx, who, 'evidence.check', input.lesson)
    const { curriculum } = await getCourseGround(tx, who, 'evidence.check', lesson.course_id)
    const sheets = await sheetsOf(tx, who.tenant, lesson.id)
    if (!sheets.some(one => one.paper === input.paper)) throw missing('training.no-such-sheet')
    return {
      lesson,
      claimKind: `support.${curriculum.support_kind}`,
      paper: await getPaper(tx, sightOf(asking, 'evidence.check'), input.paper),
      marks: await marksOf(tx, who.tenant, lesson.id),
      lines: await linesOf(tx, who.tenant, lesson.id),
    }
  },
  decide(input, { lesson, claimKind, paper, marks, lines }, { who }) {
    if (lesson.closed_on === null) throw refuse('training.close-it-first')
    if (paper.verdict === 'rejected') throw refuse('training.sheet-was-rejected')
    if (isFirstPerson(who, paper)) throw refuse('evidence.second-person')
    const compared = input.lines.map(({ learner, verdict }, at) => {
      const mark = marks.find(one => one.learner_id === learner)
      const isTwice = input.lines.findIndex(one => one.learner === learner) !== at
      if (!mark || isTwice) throw refuseField(`lines.${at}.verdict`, 'training.not-on-the-roster')
      return { mark, verdict, before: lines.find(one => one.learner_id === learner) }
    })
    const claimed = compared.flatMap(({ mark, verdict }) =>
      mark.support_id === null
        ? []
        : [{ verdict, claim: { kind: claimKind, id: mark.support_id, subject: mark.person_id } }],
    )
    const claimsSeen = (signed: boolean) =>
      claimed.flatMap(one => ((one.verdict === 'signed') === signed ? [one.claim] : []))
    return { lesson: lesson.id, paper, lines: compared, proved: claimsSeen(true), unproved: claimsSeen(false) }
  },
  async write({ lesson, paper, lines, proved, unproved }, rows, asking) {
    const { tx, who, today } = asking
    for (const { mark, verdict, before } of lines) {
      const seen = { paper_id: paper.id, verdict, checked_by: who.account, checked_on: today }
      const key = { lesson_id: lesson, learner_id: mark.learner_id }
      if (before) await rows.revise('sheet_line', key, seen)
      else await rows.insert('sheet_line', { ...key, person_id: mark.person_id, ...seen })
    }
    const known = await linksOf(tx, who.tenant, paper.id)
    const isKnown = (claim: Claim) => known.some(one => one.kind === claim.kind && one.id === claim.id)
    for (const claim of proved) if (!isKnown(claim)) await confirmProof(rows, who, paper, claim)
    for (const claim of unproved) if (isKnown(claim)) await dropProof(rows, paper.id, claim)
    await acceptPaper(rows, asking, paper)
    return { lesson, paper: paper.id }
  },
})

/** Whether what was seen on a line is what the mark says. */
export const agrees = (verdict: SheetLineRow['verdict'], { minutes }: Pick<MarkRow, 'minutes'>): boolean =>
  verdict === 'signed' ? minutes > 0 : verdict === 'absent' && minutes === 0
