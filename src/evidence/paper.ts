import { z } from 'zod/mini'
import { type Asking, command, type Grounds } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code, day, id } from '../kernel/shape.ts'
import { attachAll, beyondReach, claims, exampleClaim, sightOf, touchSubjects } from './proof.ts'
import { filesTaken, getPaper, linksOf, newSalt, type Paper } from './tables.ts'
import { takenFile } from './taken-file.ts'

/** What somebody says a paper is. `validUntil` left out: it does not run out. */
const said = {
  kind: code(),
  datedOn: day(),
  validUntil: z.optional(day()),
  /** Of a form that Șansa printed: template and version. */
  template: z.optional(code()),
}

export const saidShape = z.object(said)

const addShape = z.object({ ...said, file: takenFile, claims })
type AddPaper = z.infer<typeof addShape>

/** A paper proves something, or it would be nobody's: it comes with at least one claim. */
export const addPaper = command<AddPaper, null, AddPaper>({
  kind: 'evidence.add-paper',
  shape: addShape,
  example: {
    kind: 'identity-card',
    datedOn: '2024-03-11',
    validUntil: '2034-03-11',
    file: { hash: 'a'.repeat(64), kind: 'jpg', bytes: 180_000, pages: ['b'.repeat(64)] },
    claims: [exampleClaim],
  },
  may: 'evidence.write',
  given: async (input, asking) => (await groundsForPapers([input], asking)).of(input),
  givenAll: groundsForPapers,
  decide(input, _, { today }) {
    refuseDates(input, today)
    return input
  },
  async write({ file, claims: proved, ...paper }, rows, { who, today }) {
    const made = newId()
    await rows.insert('paper', {
      id: made,
      ...columnsOf(paper),
      file: file.hash,
      file_kind: file.kind,
      file_bytes: file.bytes,
      pages: file.pages,
      added_by: who.account,
      added_on: today,
      salt: newSalt(),
    })
    await attachAll(rows, who, made, proved)
    return { paper: made }
  },
})

async function groundsForPapers(
  inputs: readonly AddPaper[],
  asking: Asking,
): Promise<Grounds<AddPaper, null, AddPaper>> {
  const { tx, who, engine } = asking
  const beyond = await beyondReach(
    asking,
    inputs.flatMap(input => input.claims),
  )
  const taken = await filesTaken(
    tx,
    who.tenant,
    inputs.map(({ file }) => file.hash),
  )
  const names = [...new Set(inputs.flatMap(({ file }) => [file.hash, ...file.pages]))]
  const here = await Promise.all(names.map(name => engine.files.has(who.tenant, name)))
  const absent = new Set(names.filter((_, at) => !here[at]))
  return {
    of({ file, claims: proved }) {
      if (proved.some(({ subject }) => beyond.has(subject))) throw missing()
      if (taken.has(file.hash)) throw refuse('evidence.file-is-a-paper-already')
      if ([file.hash, ...file.pages].some(name => absent.has(name))) throw refuse('evidence.file-is-not-here')
      return null
    },
    took(_, { file }) {
      taken.add(file.hash)
    },
  }
}

const correctShape = z.object({ paper: id(), ...said })
type CorrectPaper = z.infer<typeof correctShape>

/** What kind it is and from when to when it holds, said anew. Whatever was decided about it falls: it is to check again, by somebody else. */
export const correctPaper = command<CorrectPaper, Paper, CorrectPaper>({
  kind: 'evidence.correct-paper',
  shape: correctShape,
  example: { paper: '0197a000-0000-7000-8000-000000000003', kind: 'diploma', datedOn: '2019-06-30' },
  may: 'evidence.write',
  given: ({ paper }, asking) => getPaper(asking.tx, sightOf(asking, 'evidence.write'), paper),
  decide(input, paper, { today }) {
    refuseDates(input, today)
    if (saysTheSame(columnsOf(input), paper)) throw refuse('evidence.nothing-corrected')
    return input
  },
  async write(input, rows, { tx, who, shown }) {
    const corrected = { ...columnsOf(input), corrected_by: who.account, ...undecided, salt: newSalt() }
    await rows.revise('paper', { id: input.paper }, corrected, shown)
    touchSubjects(rows, await linksOf(tx, who.tenant, input.paper))
    return { paper: input.paper }
  },
})

const undecided = { verdict: null, checked_by: null, checked_on: null, reason: null }

const columnsOf = ({ kind, datedOn, validUntil, template }: Omit<CorrectPaper, 'paper'>) => ({
  kind,
  dated_on: datedOn,
  valid_until: validUntil ?? null,
  template: template ?? null,
})

const saysTheSame = (columns: ReturnType<typeof columnsOf>, paper: Paper): boolean =>
  columns.kind === paper.kind &&
  columns.dated_on === paper.datedOn &&
  columns.valid_until === paper.validUntil &&
  columns.template === paper.template

function refuseDates({ datedOn, validUntil }: { datedOn: Day; validUntil?: Day | undefined }, today: Day): void {
  if (datedOn > today) throw refuseField('datedOn', 'evidence.dated-in-the-future')
  if (validUntil !== undefined && validUntil < datedOn)
    throw refuseField('validUntil', 'evidence.runs-out-before-its-date')
}
