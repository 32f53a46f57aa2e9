import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { code as codeIn, hours, id, plain } from '../kernel/shape.ts'
import type { Rows } from '../kernel/history.ts'
import type { Who } from '../kernel/who.ts'
import { code } from '../programme/rule.ts'
import { kindsSatisfying, type Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { inMinutes } from './clock-time.ts'
import { curriculaOf, getCurriculum, isCurriculumInUse, modulesOf } from './course-tables.ts'
import { reachesPlace } from './scope.ts'
import type { CurriculumRow, ModuleRow } from './tables.ts'

export const certificates = ['qualification', 'completion'] as const

const courseModule = z.strictObject({
  title: plain(200),
  theoryHours: z.optional(hours(2000)),
  practiceHours: z.optional(hours(2000)),
  /** Its hours are reported under this horizontal theme too. */
  theme: z.optional(code),
})

const content = {
  code,
  title: plain(200),
  supportKind: code,
  completedKind: code,
  certifiedKind: z.optional(code),
  certificate: codeIn(certificates),
  modules: z.array(courseModule).check(z.minLength(1), z.maxLength(40)),
}

const shape = z.strictObject({ programme: code, ...content })
type Described = z.infer<typeof shape>

const example: Omit<Described, 'programme'> = {
  code: 'ANTREPRENORIAT',
  title: 'Antreprenoriat',
  supportKind: 'training-entrepreneurship',
  completedKind: 'completed-entrepreneurship',
  certifiedKind: 'certified-entrepreneurship',
  certificate: 'completion',
  modules: [
    { title: 'Planul de afaceri', theoryHours: 16, practiceHours: 16 },
    { title: 'Tema 1', theoryHours: 8, theme: 'equal-opportunities' },
  ],
}

interface Given {
  rules: Rulebook
  others: CurriculumRow[]
}

export interface Curriculum {
  row: Omit<CurriculumRow, 'tenant_id' | 'entry'>
  modules: Omit<ModuleRow, 'tenant_id' | 'entry'>[]
}

/** What a course consists of, module by module. Hours are those of the provider's authorisation; the two must agree before a course opens. */
export const describeCurriculum = command<Described, Given, Curriculum>({
  kind: 'training.describe-curriculum',
  shape,
  example: { programme: 'o-sansa', ...example },
  may: 'training.write',
  async given(input, { tx, who, today }) {
    refuseBeyond(who, input.programme)
    return {
      rules: await getRulebook(tx, who.tenant, input.programme, today),
      others: await curriculaOf(tx, who.tenant, input.programme),
    }
  },
  decide: (input, given) => described(newId(), input, given),
  async write(curriculum, rows) {
    await rows.insert('curriculum', curriculum.row)
    await rows.insertAll('course_module', curriculum.modules)
    return { curriculum: curriculum.row.id }
  },
})

const changeShape = z.strictObject({ curriculum: id(), ...content })
type Changed = z.infer<typeof changeShape>

interface ChangeGiven extends Given {
  row: CurriculumRow
  modules: ModuleRow[]
  inUse: boolean
}

/** Until a course follows it. What was taught stays what it was: another version is another curriculum. */
export const changeCurriculum = command<Changed, ChangeGiven, Curriculum & { before: ModuleRow[] }>({
  kind: 'training.change-curriculum',
  shape: changeShape,
  example: { ...example, curriculum: '01930000-0000-7000-8000-000000000001' },
  may: 'training.write',
  async given({ curriculum }, { tx, who, today }) {
    const row = await getCurriculum(tx, who.tenant, curriculum)
    refuseBeyond(who, row.programme)
    return {
      row,
      modules: await modulesOf(tx, who.tenant, curriculum),
      inUse: await isCurriculumInUse(tx, who.tenant, curriculum),
      rules: await getRulebook(tx, who.tenant, row.programme, today),
      others: await curriculaOf(tx, who.tenant, row.programme),
    }
  },
  decide(input, { row, modules, inUse, ...given }) {
    if (inUse) throw refuse('training.curriculum-in-use')
    return { ...described(row.id, { ...input, programme: row.programme }, given), before: modules }
  },
  async write({ row, modules, before }, rows, { shown }) {
    const { id: curriculum, ...changes } = row
    await rows.revise('curriculum', { id: curriculum }, changes, shown)
    await replaceModules(rows, curriculum, before, modules)
    return { curriculum }
  },
})

/** Modules and curricula belong to a programme: whoever plans for one region alone does not change them. */
function refuseBeyond(who: Who, programme: string): void {
  if (!reachesPlace(who, 'training.write', { programme })) throw missing('training.no-such-curriculum')
}

function described(curriculum: string, input: Described, { rules, others }: Given): Curriculum {
  const clash = others.find(one => one.code === input.code && one.id !== curriculum)
  if (clash) throw refuseField('code', 'training.code-taken', { code: input.code })
  refuseUnknownKinds(input, rules)
  return {
    row: {
      id: curriculum,
      programme: input.programme,
      code: input.code,
      title: input.title,
      support_kind: input.supportKind,
      completed_kind: input.completedKind,
      certified_kind: input.certifiedKind ?? null,
      certificate: input.certificate,
    },
    modules: input.modules.map((one, place) => ({
      curriculum_id: curriculum,
      place,
      title: one.title,
      theory_minutes: inMinutes(one.theoryHours ?? 0),
      practice_minutes: inMinutes(one.practiceHours ?? 0),
      theme: one.theme ?? null,
    })),
  }
}

/** Completing a course qualifies nobody: the exam does. Source: decisions 2 and 10 of the domain rules. */
function refuseUnknownKinds(input: Described, rules: Rulebook): void {
  if (!kindsSatisfying(rules.supports, 'training').includes(input.supportKind))
    throw refuseField('supportKind', 'training.no-such-kind', { kind: input.supportKind })
  const isOutcome = (kind: string) => rules.outcomes.some(one => one.code === kind && !one.state)
  if (!isOutcome(input.completedKind))
    throw refuseField('completedKind', 'training.no-such-kind', { kind: input.completedKind })
  if (kindsSatisfying(rules.outcomes, 'qualification').includes(input.completedKind))
    throw refuseField('completedKind', 'training.trained-is-not-certified')
  if (input.certifiedKind !== undefined && !isOutcome(input.certifiedKind))
    throw refuseField('certifiedKind', 'training.no-such-kind', { kind: input.certifiedKind })
  for (const [at, { theoryHours, practiceHours, theme }] of input.modules.entries()) {
    if (theoryHours === undefined && practiceHours === undefined)
      throw refuseField(`modules.${at}.theoryHours`, 'training.module-without-hours')
    if (theme !== undefined && !rules.themes.some(one => one.code === theme))
      throw refuseField(`modules.${at}.theme`, 'training.no-such-theme')
  }
}

async function replaceModules(
  rows: Rows,
  curriculum: string,
  before: readonly ModuleRow[],
  after: Curriculum['modules'],
): Promise<void> {
  for (const { place } of before) {
    if (place >= after.length) await rows.remove('course_module', { curriculum_id: curriculum, place })
  }
  for (const one of after) {
    const { curriculum_id, place, ...changes } = one
    if (before.some(stood => stood.place === place))
      await rows.revise('course_module', { curriculum_id, place }, changes)
    else await rows.insert('course_module', one)
  }
}

/** Minutes of the whole, and of its two parts. */
export function totalOf(modules: readonly Pick<ModuleRow, 'theory_minutes' | 'practice_minutes'>[]) {
  const theory = modules.reduce((sum, one) => sum + one.theory_minutes, 0)
  const practice = modules.reduce((sum, one) => sum + one.practice_minutes, 0)
  return { theory, practice, whole: theory + practice }
}
