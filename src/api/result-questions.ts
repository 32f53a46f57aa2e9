import { z } from 'zod/mini'
import { Problem } from '../kernel/problem.ts'
import { day, plain } from '../kernel/shape.ts'
import { indicator as indicatorShape, isCounted } from '../programme/indicator.ts'
import { ruleSentence } from '../programme/sentence.ts'
import { boardOf, countFor } from '../results/board.ts'
import { explain } from '../results/indicator.ts'
import { askedQuestion, type Question as Asked } from '../results/question.ts'
import { type C, codeIn, nextOf, question } from './question.ts'

/** The day asked, what was known when, for which part, under which rules: as the pages of results ask. */
const moment = {
  programme: z.optional(plain(40)),
  under: z.optional(plain(40)),
  on: z.optional(day()),
  known: z.optional(day()),
  entry: z.optional(z.int().check(z.gte(0), z.lte(999_999_999_999))),
  region: z.optional(plain(10)),
  sex: z.optional(z.enum(['F', 'M', 'X'])),
}

/** Refuses a day ahead: what will count then is not known yet. */
async function asked(c: C): Promise<Asked> {
  const found = await askedQuestion(c)
  const fields = found.form.problems.map(({ path = '' }) => ({ path, code: 'api.day-ahead' }))
  if (fields.length > 0) throw new Problem(422, 'api.day-ahead', {}, fields)
  return found
}

const answered = {
  programme: z.string(),
  profile: z.string(),
  on: z.string(),
  /** The journal line up to which things were known; absent: all of them. */
  entry: z.optional(z.int()),
}

const momentOf = ({ programme, day: on, known }: Asked, profile: string) => ({
  programme,
  profile,
  on,
  ...(known !== 'now' && { entry: known.entry }),
})

const name = z.strictObject({ ro: z.string(), en: z.string() })

export const results = question({
  name: 'results',
  path: '/results',
  right: 'results.read',
  query: z.strictObject(moment),
  answer: z.strictObject({
    ...answered,
    indicators: z.array(
      z.strictObject({
        code: z.string(),
        names: name,
        claimed: z.nullable(z.number()),
        proven: z.nullable(z.number()),
        target: z.nullable(z.number()),
        /** Pairs `kind@region` that the target wants and nothing proven covers; the target is not reached before. */
        uncovered: z.array(z.string()),
        /** Of special data: totals alone are told. */
        sealed: z.boolean(),
      }),
    ),
  }),
  async ask(c) {
    const found = await asked(c)
    const counted = await countFor(c.get('engine'), c.get('who'), found)
    const indicators = boardOf(counted, found).map(row => ({
      code: row.indicator.code,
      names: row.indicator.names,
      claimed: row.value === undefined ? null : row.claimed,
      proven: row.value === undefined ? null : row.proven,
      target: row.target ?? null,
      uncovered: row.uncovered.map(one => `${one.party}@${one.region}`),
      sealed: row.sealed,
    }))
    return { ...momentOf(found, counted.rules.profile.code), indicators }
  },
})

export const result = question({
  name: 'result',
  path: '/results/{indicator}',
  right: 'results.read',
  query: z.strictObject({
    ...moment,
    /** Who: those that count, of them the unproven, or those that the clause of this number takes away. */
    step: z.optional(plain(10, /^(claimed|unproven|\d{1,2})$/)),
    after: z.optional(plain(200)),
  }),
  answer: z.strictObject({
    ...answered,
    code: z.string(),
    names: name,
    rule: z.string(),
    claimed: z.number(),
    proven: z.number(),
    target: z.nullable(z.number()),
    sealed: z.boolean(),
    /** At this step altogether, and of them within the reach of the token. */
    total: z.nullable(z.int()),
    reached: z.nullable(z.int()),
    who: z.array(
      z.strictObject({
        id: z.string(),
        about: z.string(),
        code: z.string(),
        title: z.nullable(z.string()),
        failing: z.nullable(z.int()),
        unproven: z.array(z.int()),
      }),
    ),
    next: z.optional(z.string()),
  }),
  async ask(c, { step = 'claimed' }) {
    const found = await asked(c)
    const wanted = step === 'claimed' || step === 'unproven' ? step : Number(step)
    const { rules, marked, sealed, value, target, page } = await explain(c, codeIn(c, 'indicator'), found, wanted)
    const { indicator } = marked
    return {
      ...momentOf(found, rules.profile.code),
      code: indicator.code,
      names: indicator.names,
      rule: ruleSentence(indicator, rules, c.get('lang')),
      claimed: value.claimed,
      proven: value.proven,
      target: target?.total ?? null,
      sealed,
      total: page?.total ?? null,
      reached: page?.reached ?? null,
      who: (page?.rows ?? []).map(row => ({
        id: row.subject,
        about: row.about,
        code: row.code,
        title: row.title,
        failing: row.failing,
        unproven: row.unproven,
      })),
      ...nextOf(c, page?.next === undefined ? undefined : { after: page.next }),
    }
  },
})

/** What counts, and why: the rules themselves. */
export const indicators = question({
  name: 'indicators',
  path: '/indicators',
  right: 'results.read',
  query: z.strictObject({ programme: moment.programme, under: moment.under, on: moment.on }),
  answer: z.strictObject({
    ...answered,
    indicators: z.array(z.strictObject({ rule: z.string(), definition: indicatorShape })),
  }),
  async ask(c) {
    const found = await asked(c)
    const { rules } = await countFor(c.get('engine'), c.get('who'), found)
    return {
      ...momentOf(found, rules.profile.code),
      indicators: rules.indicators.map(definition => ({
        rule: isCounted(definition) ? ruleSentence(definition, rules, c.get('lang')) : definition.names[c.get('lang')],
        definition,
      })),
    }
  },
})
