import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { bani, code, day, id, integer, personalLines, plain } from '../kernel/shape.ts'
import { findPersonByCode } from '../people/person-tables.ts'
import { newSalt, type PersonRow } from '../people/tables.ts'
import type { Plan, PlanLine, Scenario } from './cash-flow.ts'
import { placeOf, type Place } from './enterprise.ts'
import { firstOf } from './figures.ts'
import { apartIn, type PlanContent, type PlanRow, type WorkingPlan, workingPlan } from './plan-tables.ts'
import type { Fact } from './tables.ts'

/** An enterprise with the plan that it works on. */
export interface PlanPlace extends Place, WorkingPlan {}

export const planOf = async (
  { enterprise }: { enterprise: string },
  { tx, who }: Pick<Asking, 'tx' | 'who'>,
): Promise<PlanPlace> => ({
  ...(await placeOf(tx, who, 'deliverable.write', enterprise)),
  ...(await workingPlan(tx, who.tenant, enterprise)),
})

/** The plan that is there; texts and lines wait until it is begun. */
export function begun({ plan }: Pick<WorkingPlan, 'plan'>): PlanRow {
  if (!plan) throw refuse('enterprises.plan-not-begun')
  return plan
}

const percent = (max: number) => integer(0, max)

/**
 * Where a plan begins, and how far things may go worse or better. `season`: percent of an ordinary month, January to December. Percentages
 * are whole and never negative: less income and more costs on the cautious side, more income and less costs on the hopeful one.
 */
const setShape = z.strictObject({
  enterprise: id(),
  startsOn: day(),
  opening: bani(100_000_000_00),
  season: z.optional(z.array(integer(0, 500)).check(z.length(12))),
  cautious: z.strictObject({ lessIncome: percent(90), moreCosts: percent(200), delay: integer(0, 24) }),
  hopeful: z.strictObject({ moreIncome: percent(200), lessCosts: percent(90) }),
})

export const setPlan = command<z.infer<typeof setShape>, PlanPlace, { plan: Fact<PlanRow>; isNew: boolean }>({
  kind: 'enterprises.set-plan',
  shape: setShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    startsOn: '2026-01-01',
    opening: 500_000,
    season: [60, 60, 80, 100, 100, 120, 120, 120, 100, 100, 100, 140],
    cautious: { lessIncome: 20, moreCosts: 10, delay: 3 },
    hopeful: { moreIncome: 10, lessCosts: 0 },
  },
  may: 'deliverable.write',
  given: planOf,
  decide({ enterprise, startsOn, opening, season = [], cautious, hopeful }, { plan }) {
    return {
      isNew: plan === undefined,
      plan: {
        enterprise_id: enterprise,
        starts_on: firstOf(startsOn),
        opening_bani: opening,
        season: season.every(one => one === 100) ? [] : season,
        cautious: [-cautious.lessIncome, cautious.moreCosts, cautious.delay],
        hopeful: [hopeful.moreIncome, hopeful.lessCosts === 0 ? 0 : -hopeful.lessCosts, 0],
      },
    }
  },
  async write({ plan: { enterprise_id, ...terms }, isNew }, rows, { shown }) {
    if (isNew) await rows.insert('business_plan', { enterprise_id, ...terms })
    else await rows.revise('business_plan', { enterprise_id }, terms, shown)
    return { enterprise: enterprise_id }
  },
})

const writeShape = z.strictObject({
  enterprise: id(),
  /** What is left empty is taken away. */
  sections: z.array(z.strictObject({ code: code(), says: z.optional(personalLines(6000)) })).check(z.maxLength(40)),
})

interface Written {
  enterprise: string
  said: { code: string; says: string; isNew: boolean }[]
  gone: string[]
}

/** The texts of a plan, all at once; only what has changed is written. */
export const writePlan = command<z.infer<typeof writeShape>, PlanPlace, Written>({
  kind: 'enterprises.write-plan',
  shape: writeShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    sections: [{ code: 'idea', says: 'O brutărie în satul din deal, unde nu vinde nimeni pâine.' }],
  },
  may: 'deliverable.write',
  given: planOf,
  decide({ enterprise, sections }, given) {
    begun(given)
    const known = new Set(given.rules.planSections.map(one => one.code))
    const stray = sections.findIndex(one => !known.has(one.code))
    if (stray >= 0) throw refuseField(`sections.${stray}.code`, 'enterprises.no-such-section')
    const again = sections.findIndex((one, at) => sections.findIndex(other => other.code === one.code) < at)
    if (again >= 0) throw refuseField(`sections.${again}.code`, 'enterprises.section-twice')
    const before = (of: string) => given.sections.find(one => one.code === of)
    return {
      enterprise,
      said: sections.flatMap(({ code: of, says }) =>
        says === undefined || before(of)?.says === says ? [] : [{ code: of, says, isNew: before(of) === undefined }],
      ),
      gone: sections.filter(one => one.says === undefined && before(one.code)).map(one => one.code),
    }
  },
  async write({ enterprise, said, gone }, rows, { who }) {
    const key = { enterprise_id: enterprise }
    for (const { code: of, says, isNew } of said) {
      const fact = { says, written_by: who.account, salt: newSalt() }
      if (isNew) await rows.insert('plan_section', { ...key, code: of, ...fact })
      else await rows.revise('plan_section', { ...key, code: of }, fact)
    }
    for (const of of gone) await rows.remove('plan_section', { ...key, code: of })
    return { enterprise }
  },
})

const authorShape = z.strictObject({ enterprise: id(), person: plain(12, /^GT-\d{4,7}$/) })
type Author = z.infer<typeof authorShape>

/** Somebody of the programme who stands behind the plan: before a scorer reads it, it is searched for their names. */
export const nameAuthor = command<
  Author,
  PlanPlace & { person: PersonRow | undefined },
  { enterprise: string; person: string }
>({
  kind: 'enterprises.name-author',
  shape: authorShape,
  example: { enterprise: '01930000-0000-7000-8000-000000000001', person: 'GT-0047' },
  may: 'deliverable.write',
  given: async (input, asking) => ({
    ...(await planOf(input, asking)),
    person: await findPersonByCode(asking.tx, asking.who, 'people.read', input.person),
  }),
  decide({ enterprise }, given) {
    begun(given)
    const { person, authors } = given
    if (!person) throw refuseField('person', 'enterprises.no-such-person')
    if (authors.some(one => one.person_id === person.id)) throw refuseField('person', 'enterprises.author-already')
    return { enterprise, person: person.id }
  },
  async write({ enterprise, person }, rows) {
    await rows.insert('plan_author', { enterprise_id: enterprise, person_id: person })
    return { enterprise }
  },
})

const dropShape = z.strictObject({ enterprise: id(), person: id() })

export const dropAuthor = command<z.infer<typeof dropShape>, PlanPlace, z.infer<typeof dropShape>>({
  kind: 'enterprises.drop-author',
  shape: dropShape,
  example: {
    enterprise: '01930000-0000-7000-8000-000000000001',
    person: '01930000-0000-7000-8000-000000000002',
  },
  may: 'deliverable.write',
  given: planOf,
  decide(input, { authors }) {
    if (!authors.some(one => one.person_id === input.person)) throw refuse('enterprises.no-such-author')
    return input
  },
  async write({ enterprise, person }, rows) {
    await rows.remove('plan_author', { enterprise_id: enterprise, person_id: person })
    return { enterprise }
  },
})

/** The plan as it stands, as a version would keep it. */
export const contentOf = (
  plan: PlanRow,
  { sections, lines }: Pick<WorkingPlan, 'sections' | 'lines'>,
): PlanContent => ({
  startsOn: plan.starts_on,
  opening: plan.opening_bani,
  season: plan.season,
  cautious: plan.cautious,
  hopeful: plan.hopeful,
  sections: sections.map(({ code: of, says }) => ({ code: of, says })).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  lines: lines.map(one => ({
    kind: one.kind,
    title: one.title,
    amount: one.amount_bani,
    from: one.from_month,
    until: one.until_month,
    growth: one.growth,
    seasonal: one.seasonal,
    ...(apartIn(one).length > 0 && { apart: apartIn(one) }),
  })),
})

export const asPlan = ({ startsOn, opening, season, lines }: PlanContent): Plan => ({
  opening,
  firstMonth: monthOf(startsOn),
  season,
  lines: lines satisfies PlanLine[],
})

const monthOf = (on: Day): number => Number(on.slice(5, 7))

/** The three ways in which a plan may go. */
export const scenarios = ['cautious', 'expected', 'hopeful'] as const
export type ScenarioName = (typeof scenarios)[number]

export const scenarioOf = (name: ScenarioName, content: Pick<PlanContent, 'cautious' | 'hopeful'>): Scenario => {
  const [income = 0, costs = 0, delay = 0] = name === 'expected' ? [] : content[name]
  return { income, costs, delay }
}
