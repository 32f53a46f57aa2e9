import { today } from '../kernel/day.ts'
import type { Engine } from '../kernel/engine.ts'
import { read } from '../kernel/engine.ts'
import type { Who } from '../kernel/who.ts'
import { isSealed } from '../programme/compile.ts'
import { type Indicator, isCounted } from '../programme/indicator.ts'
import type { Names } from '../programme/rule.ts'
import type { Programme } from '../programme/programme.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getProgramme, getRulebook } from '../programme/tables.ts'
import { type TargetOn, targetsOn } from '../programme/targets.ts'
import type { Asked } from './asked.ts'
import { countAt } from './at-a-moment.ts'
import { countCopy } from './copy.ts'
import { type CoverPair, coverageOf } from './coverage.ts'
import { type Amount, amountIn, together, type Value, type Values } from './count.ts'
import type { Question } from './question.ts'
import { countSealed } from './sealed.ts'

export interface Counted {
  asked: Asked
  programme: Programme
  rules: Rulebook
  values: Values
  /** From the copy of the open day. */
  copied: boolean
  /** What the targets that want coverage have covered, by indicator. */
  coverage: ReadonlyMap<string, CoverPair[]>
}

type Asking = Pick<Question, 'programme' | 'under' | 'day' | 'known'>

/** Every value that a question asks for: from the copy where it answers, else from the facts. */
export async function countFor(
  engine: Engine,
  who: Pick<Who, 'tenant'>,
  { programme: code, under, day, known }: Asking,
): Promise<Counted> {
  const open = await read(
    engine,
    who,
    async tx => {
      const programme = await getProgramme(tx, who.tenant, code)
      const rules = await getRulebook(tx, who.tenant, code, day, under)
      const asked: Asked = { tenant: who.tenant, programme: code, rules, day }
      const now = today(engine.clock())
      const isOpenDay = known === 'now' && day === now
      const kept = isOpenDay ? await countCopy(tx, asked) : undefined
      const values = kept ?? (await countAt(tx, asked, { today: now, known }))
      return {
        asked,
        programme,
        rules,
        values,
        copied: kept !== undefined,
        coverage: await coverageOf(tx, asked, programme),
      }
    },
    known,
  )
  const sealed = await countSealed(engine, who, open.asked, known)
  return { ...open, values: together(open.rules, open.values, sealed) }
}

/** An indicator as the page of results shows it. */
export interface BoardRow extends Amount {
  indicator: Indicator
  /** The activity that promises it, or nothing for an indicator that no contract names. */
  group: Names | undefined
  sealed: boolean
  /** Undefined where the value may not be told for this part. */
  value: Value | undefined
  target: number | undefined
  /** What the contract wants by the end of the running period. */
  due: { until: string; value: number } | undefined
  /** The addendum that set the target. */
  amendment: number | undefined
  /** Kinds of party and regions that the target wants and nothing proven covers yet. */
  uncovered: readonly CoverPair[]
}

/**
 * The rows in the order of the contract, then those that it does not name. In a part (a region, a sex) the values and targets are that
 * part's; totals of special categories are not split.
 */
export function boardOf(
  { programme, rules, values, coverage }: Counted,
  { day, region, sex }: Pick<Question, 'day' | 'region' | 'sex'>,
): BoardRow[] {
  const targets = targetsOn(programme, day)
  const named = targets.flatMap(target => rules.indicators.filter(one => one.code === target.indicator))
  const others = rules.indicators.filter(one => !named.includes(one))
  const part = { ...(region !== undefined && { region }), ...(sex !== undefined && { sex }) }
  const rowOf = (indicator: Indicator): BoardRow => {
    const target = targets.find(one => one.indicator === indicator.code)
    const sealed = isSealed(indicator)
    const value = values.get(indicator.code)
    const shown = value && !(isPart(part) && (sealed || !isCounted(indicator))) ? value : undefined
    return {
      indicator,
      sealed,
      value: shown,
      group: activityOf(programme, target),
      ...(shown ? (isPart(part) ? amountIn(shown, part) : shown) : { claimed: 0, proven: 0 }),
      target: sex === undefined ? targetIn(target, region) : undefined,
      due: isPart(part) ? undefined : target?.byPeriod?.find(period => period.until >= day),
      amendment: target?.amendment,
      uncovered: isPart(part) ? [] : (coverage.get(indicator.code) ?? []).filter(one => one.state !== 'proven'),
    }
  }
  return [...new Set([...named, ...others])].map(rowOf)
}

const isPart = (part: object) => Object.keys(part).length > 0

const targetIn = (target: TargetOn | undefined, region: string | undefined) =>
  region === undefined ? target?.total : target?.byRegion?.[region]

const activityOf = (programme: Programme, target: TargetOn | undefined): Names | undefined =>
  target && programme.objectives.flatMap(one => one.activities).find(one => one.code === target.activity)?.names

export type State = 'reached' | 'uncovered' | 'unproven' | 'behind' | 'on-way' | 'no-target'

/** How far a value is: proven up to its target, and what it is to cover covered; claimed up to it but not proven; less than the running period wants; or on its way. */
export function stateOf({ claimed, proven, target, due, uncovered }: BoardRow): State {
  if (target === undefined) return 'no-target'
  if (proven >= target) return uncovered.length > 0 ? 'uncovered' : 'reached'
  if (claimed >= target) return 'unproven'
  return due !== undefined && claimed < due.value ? 'behind' : 'on-way'
}
