import { randomBytes } from 'node:crypto'
import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { refuseField } from '../kernel/problem.ts'
import { code, day, plain } from '../kernel/shape.ts'
import { isSealed } from '../programme/compile.ts'
import { isCounted } from '../programme/indicator.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { ruleSentence } from '../programme/sentence.ts'
import { getProgramme, getRulebook } from '../programme/tables.ts'
import { targetsOn } from '../programme/targets.ts'
import type { Asked } from './asked.ts'
import { together, type Value } from './count.ts'
import { findFrozen, type FrozenRow, type FrozenValueRow } from './frozen-tables.ts'
import { type Counting, countWithWho } from './who-counts.ts'

/** `asOf`: the last day of the period, which every value is asked about. */
const shape = z.strictObject({
  programme: code(),
  /** Another profile than the programme's own. */
  under: z.optional(code()),
  asOf: day(),
  name: plain(80),
})
type Freeze = z.infer<typeof shape>

interface Given {
  rules: Rulebook
  values: Value[]
  targets: ReadonlyMap<string, number>
  who: ReadonlyMap<string, Counting>
  before: FrozenRow | undefined
}

interface Filed {
  row: Omit<FrozenRow, 'tenant_id' | 'entry'>
  values: Omit<FrozenValueRow, 'tenant_id' | 'entry'>[]
  /** Who counted in indicators on special categories. */
  sealed: [string, Counting][]
}

/**
 * Files a period: of each indicator the value, the rule and who counted, as known at this line. Nothing of it is changed afterwards; what
 * differs later is shown beside it.
 */
export const freeze = command<Freeze, Given, Filed>({
  kind: 'results.freeze',
  shape,
  example: { programme: 'o-sansa', asOf: '2026-03-31', name: 'T1 2026' },
  may: 'results.freeze',
  final: true,
  happenedOn: input => input.asOf,
  async given(input, asking) {
    if (input.asOf > asking.today) throw refuseField('asOf', 'results.lies-ahead')
    return groundsFor(input, asking)
  },
  decide(input, given, { who, today }) {
    if (given.before) throw refuseField('asOf', 'results.frozen-already', { name: given.before.name })
    const { profile, indicators } = given.rules
    const frozen = newId()
    const sealedCodes = new Set(indicators.filter(isSealed).map(indicator => indicator.code))
    const row = {
      id: frozen,
      programme: input.programme,
      profile: profile.code,
      profile_version: profile.version,
      name: input.name,
      as_of: input.asOf,
      frozen_by: who.account,
      frozen_on: today,
    }
    return {
      row,
      values: given.values.map(value => filed(frozen, value, given)),
      sealed: [...given.who].filter(([indicator]) => sealedCodes.has(indicator)),
    }
  },
  async write({ row, values, sealed }, rows) {
    await rows.insert('frozen', row)
    for (const value of values) await rows.insert('frozen_value', value)
    for (const [indicator, { claimed, proven }] of sealed) {
      const ids = { claimed_ids: claimed, proven_ids: proven, salt: randomBytes(16) }
      await rows.insert('frozen_sealed', { frozen_id: row.id, indicator, ...ids })
    }
    return { frozen: row.id }
  },
})

async function groundsFor({ programme, under, asOf }: Freeze, { tx, who: { tenant } }: Asking): Promise<Given> {
  const rules = await getRulebook(tx, tenant, programme, asOf, under)
  const asked: Asked = { tenant, programme, rules, day: asOf }
  const open = await countWithWho(tx, asked)
  const sealed = await countWithWho(tx, { ...asked, sealed: true })
  const values = together(rules, open.values, sealed.values)
  const targets = targetsOn(await getProgramme(tx, tenant, programme), asOf)
  return {
    rules,
    values: [...values.values()],
    targets: new Map(targets.flatMap(one => (one.total === undefined ? [] : [[one.indicator, one.total]]))),
    who: new Map([...open.who, ...sealed.who]),
    before: await findFrozen(tx, tenant, { programme, profile: rules.profile.code, asOf }),
  }
}

/** Ids of special categories are kept apart; of the cells, too, only the total is filed. */
function filed(frozen: string, { indicator, claimed, proven, cells }: Value, { rules, targets, who }: Given) {
  const sealed = isSealed(indicator)
  const counting = sealed ? undefined : who.get(indicator.code)
  return {
    frozen_id: frozen,
    indicator: indicator.code,
    unit: isCounted(indicator) ? indicator.unit : ('share' as const),
    claimed,
    proven,
    target: targets.get(indicator.code) ?? null,
    rule_ro: ruleSentence(indicator, rules, 'ro'),
    rule_en: ruleSentence(indicator, rules, 'en'),
    rule: indicator,
    split: { cells: sealed ? [] : cells },
    claimed_ids: counting?.claimed ?? null,
    proven_ids: counting?.proven ?? null,
  }
}
