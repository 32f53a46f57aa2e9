import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Lang } from '../kernel/words.ts'
import { isSealed } from '../programme/compile.ts'
import type { Unit } from '../programme/facts.ts'
import type { Programme } from '../programme/programme.ts'
import { targetsOn } from '../programme/targets.ts'
import { type FrozenRow, type FrozenValueRow, frozenOf, frozenValuesOf } from '../results/frozen-tables.ts'
import { type Split, threshold, toldSplits, type ToldSplit, toldTotal } from './suppress.ts'

/** Traits by which a number about people is told, one at a time. Our choice: never centre or partner, which are too small. */
export const traits = ['region', 'sex'] as const
export type Trait = (typeof traits)[number]

/** One promise and what was proven of it. What is hidden is absent. */
export interface Figure {
  code: string
  names: Record<Lang, string>
  rule: Record<Lang, string>
  unit: Unit | 'share'
  target: number
  proven?: number
  /** It is hidden because it is under the threshold. */
  hidden: boolean
  splits: Partial<Record<Trait, ToldSplit & { of: readonly string[] }>>
}

/** What the last filed period says, as everybody may read it. */
export interface Published {
  programme: Programme
  /** Absent before the first period is filed. */
  period?: Pick<FrozenRow, 'name' | 'as_of' | 'frozen_on'>
  objectives: { code: string; names: Record<Lang, string>; figures: Figure[] }[]
}

/** What counts people, or what one can count people by. Things (enterprises, events, agreements, centres) are no secret. */
const aboutPeople: ReadonlySet<string> = new Set(['person', 'family', 'job', 'hour'])

interface Filed {
  period: FrozenRow
  values: ReadonlyMap<string, FrozenValueRow>
}

/**
 * Never the numbers of now: what was proven in the periods that were filed, under the profile of the programme. Only what was promised is
 * told; of parts without a promise, which would add up to one another, nothing is. Special categories are told as one number or not at all.
 */
export async function publishedOf(tx: Tx, tenant: string, programme: Programme): Promise<Published> {
  const periods = (await frozenOf(tx, tenant, programme.code))
    .filter(row => row.profile === programme.profile)
    .toSorted((one, other) => (one.as_of < other.as_of ? -1 : 1))
  const filed: Filed[] = []
  for (const period of periods) {
    const values = await frozenValuesOf(tx, tenant, period.id)
    filed.push({ period, values: new Map(values.map(value => [value.indicator, value])) })
  }
  const last = filed.at(-1)
  if (!last) return { programme, objectives: [] }
  const { name, as_of, frozen_on } = last.period
  return { programme, period: { name, as_of, frozen_on }, objectives: objectivesOf(programme, as_of, filed) }
}

function objectivesOf(programme: Programme, on: Day, filed: readonly Filed[]): Published['objectives'] {
  const promised = targetsOn(programme, on)
  return programme.objectives.map(({ code, names }) => ({
    code,
    names,
    figures: promised
      .filter(one => one.objective === code)
      .flatMap(({ indicator, total }) => (total === undefined ? [] : figureOf(indicator, total, filed, programme))),
  }))
}

function figureOf(indicator: string, target: number, filed: readonly Filed[], programme: Programme): Figure[] {
  const value = filed.at(-1)?.values.get(indicator)
  if (!value) return []
  const proven = provenOf(value, filed.at(-1) as Filed)
  return [
    {
      code: indicator,
      names: value.rule.names,
      rule: { ro: value.rule_ro, en: value.rule_en },
      unit: value.unit,
      target,
      ...(proven === undefined ? {} : { proven }),
      hidden: proven === undefined,
      splits: isSplit(value) ? splitsOf(indicator, filed, programme) : {},
    },
  ]
}

const isSplit = ({ unit, rule }: FrozenValueRow): boolean =>
  unit !== 'share' && unit !== 'hour' && aboutPeople.has(unit) && !isSealed(rule)

/** The whole number. Of a special category, those who are not in it must be as many as those who are. */
function provenOf(value: FrozenValueRow, { values }: Filed): number | undefined {
  const proven = Number(value.proven)
  if (value.unit === 'share') return shareOf(value, values)
  if (!aboutPeople.has(value.unit) || value.unit === 'hour') return proven
  if (isSealed(value.rule) && isNearlyAll(value, values)) return undefined
  return toldTotal(proven)
}

function isNearlyAll({ rule, proven }: FrozenValueRow, values: Filed['values']): boolean {
  const wholes = 'reference' in rule ? (rule.reference ?? []) : []
  return wholes.some(code => {
    const others = Number(values.get(code)?.proven ?? 0) - Number(proven)
    return others > 0 && others < threshold
  })
}

/** In steps of five points where it is a share of fewer than fifty; hidden where either part is. */
function shareOf({ rule, proven }: FrozenValueRow, values: Filed['values']): number | undefined {
  if (!('share' in rule)) return undefined
  const [of, among] = [rule.share.of, rule.share.among].map(code => values.get(code))
  if (!of || !among || isSealed(of.rule)) return undefined
  const [part, whole] = [Number(of.proven), Number(among.proven)]
  if ([part, whole - part].some(one => one > 0 && one < threshold)) return undefined
  return whole < 50 ? Math.round(Number(proven) / 5) * 5 : Math.round(Number(proven))
}

/** Every period since the first, so that what was told once is thought of when the next is told. */
function splitsOf(indicator: string, filed: readonly Filed[], programme: Programme): Figure['splits'] {
  return Object.fromEntries(
    traits.flatMap(trait => {
      const days = filed.flatMap(({ values }) => {
        const value = values.get(indicator)
        return value ? [splitOf(value, trait, programme)] : []
      })
      const told = toldSplits(days).at(-1)
      return told && days.length > 0 ? [[trait, { ...told, of: Object.keys(days.at(-1)?.cells ?? {}) }]] : []
    }),
  )
}

function splitOf(value: FrozenValueRow, trait: Trait, programme: Programme): Split {
  const names = trait === 'region' ? programme.regions.map(one => one.nuts) : ['F', 'M']
  const cells: Record<string, number> = Object.fromEntries(names.map(name => [name, 0]))
  for (const cell of value.split.cells) {
    const name = cell[trait] ?? 'other'
    cells[name] = (cells[name] ?? 0) + cell.proven
  }
  return { total: Number(value.proven), cells }
}
