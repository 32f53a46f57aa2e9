import type { Day } from '../kernel/day.ts'
import type { Programme, Quota } from '../programme/programme.ts'
import type { Names } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { targetsOn } from '../programme/targets.ts'
import type { Counted } from './selection-tables.ts'

/** How far one category is from what was promised. */
export interface QuotaLine {
  category: string
  names: Names
  /** Places promised to this category; undefined where neither a number nor a total to take a share of is promised. */
  target: number | undefined
  /** Undefined for categories on special data: their totals are counted by results, by the day. */
  count: { n: number; share: number; free: number | undefined } | undefined
}

export const quotaLines = (programme: Programme, rules: Rulebook, counted: Counted, on: Day): QuotaLine[] =>
  (programme.quotas ?? []).map(quota => {
    const category = rules.categories.find(one => one.code === quota.category)
    const target = targetOf(quota, programme, on)
    const n = countOf(category?.where, counted)
    return {
      category: quota.category,
      names: category?.names ?? { ro: quota.category, en: quota.category },
      target,
      count:
        n === undefined ? undefined : { n, share: counted.all === 0 ? 0 : n / counted.all, free: freeOf(n, target) },
    }
  })

/** A share is of the total that the programme promises, rounded up to whole people. */
function targetOf(quota: Quota, programme: Programme, on: Day): number | undefined {
  if ('number' in quota) return quota.number
  const total = targetsOn(programme, on).find(target => target.indicator === quota.of)?.total
  return total === undefined ? undefined : Math.ceil(quota.share * total)
}

const freeOf = (n: number, target: number | undefined): number | undefined =>
  target === undefined ? undefined : Math.max(0, target - n)

/** Only the plain categories can be counted here: each is one fact about a person. */
function countOf(where: Rulebook['categories'][number]['where'] | undefined, counted: Counted): number | undefined {
  if (where === undefined || !('is' in where) || 'fact' in where) return undefined
  if (where.is === 'vmg') return counted.vmg
  return where.is === 'large_family' ? counted.largeFamily : undefined
}
