import { parseArgs } from 'node:util'
import type { Known } from '../src/kernel/database.ts'
import { type Day, endOfDay, today } from '../src/kernel/day.ts'
import { type Engine, knownAt, read } from '../src/kernel/engine.ts'
import { readDay } from '../src/kernel/typed-day.ts'
import { isSealed } from '../src/programme/compile.ts'
import { type Counted, countFor } from '../src/results/board.ts'
import { type Amount, total, type Value } from '../src/results/count.ts'
import { type Split, splits } from '../src/results/marks.ts'
import { type Counting, whoCounts } from '../src/results/who-counts.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'
import { getOrganisation } from './organisation.ts'

const options = {
  programme: { type: 'string' },
  on: { type: 'string' },
  'known-on': { type: 'string' },
  entry: { type: 'string' },
  by: { type: 'string' },
  profile: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/**
 * `sansa results --programme CODE [--on DAY] [--known-on DAY | --entry N] [--by sex,region] [--profile P] [--json]`: every indicator, as
 * of a day and as known on a day; with `--json` also the ids that counted. Indicators on special categories give their totals alone.
 */
export async function results(args: string[]): Promise<number> {
  const { values: asked } = parseArgs({ args, options })
  const by = splitsIn(asked.by)
  const { engine } = await openFounded(placesIn(process.env))
  try {
    const tenant = await getOrganisation(engine, asked.organisation)
    const now = today(engine.clock())
    const day = dayIn(asked.on, now) ?? now
    const known = await knownIn(engine, tenant, { on: dayIn(asked['known-on'], now), entry: asked.entry })
    const programme = asked.programme ?? missing('--programme')
    const counted = await countFor(engine, { tenant }, { programme, under: asked.profile, day, known })
    const who = await read(engine, { tenant }, tx => whoCounts(tx, counted.asked), known)
    const told = { programme, profile: counted.rules.profile.code, on: day, known, indicators: tell(counted, who, by) }
    console.log(asked.json ? JSON.stringify(told, null, 2) : asText(told.indicators))
  } finally {
    await engine.db.close()
  }
  return 0
}

type TotalOfPart = Amount & Partial<Record<Split, string | null>>

interface Told extends Amount {
  code: string
  name: string
  by?: TotalOfPart[]
  ids?: Counting
}

const tell = ({ values }: Counted, who: ReadonlyMap<string, Counting>, by: readonly Split[]): Told[] =>
  [...values.values()].map(value => toldOf(value, who.get(value.indicator.code), by))

function toldOf({ indicator, cells, claimed, proven }: Value, ids: Counting | undefined, by: readonly Split[]): Told {
  const told: Told = { code: indicator.code, name: indicator.names.en, claimed, proven }
  if (by.length > 0 && !isSealed(indicator)) told.by = grouped(cells, by)
  if (ids) told.ids = ids
  return told
}

function grouped(cells: Value['cells'], by: readonly Split[]): TotalOfPart[] {
  const groups = Map.groupBy(cells, cell => by.map(split => cell[split]).join('|'))
  return [...groups.values()].map(group => totalOf(group, by))
}

function totalOf(group: Value['cells'], by: readonly Split[]): TotalOfPart {
  const part: Partial<Record<Split, string | null>> = {}
  for (const split of by) part[split] = group[0]?.[split] ?? null
  return { ...part, ...total(group) }
}

function asText(indicators: readonly Told[]): string {
  const lines = indicators.map(({ code, name, claimed, proven, by = [] }) => {
    const parts = by.map(
      ({ claimed: part, proven: sure, ...where }) => `    ${Object.values(where).join(' ')}: ${part} (${sure})`,
    )
    return [`${code.padEnd(24)} ${String(claimed).padStart(8)} ${`(${proven})`.padStart(10)}  ${name}`, ...parts].join(
      '\n',
    )
  })
  return ['indicator                 claimed   (proven)', ...lines].join('\n')
}

function splitsIn(text: string | undefined): Split[] {
  if (text === undefined) return []
  return text.split(',').map(name => {
    const split = splits.find(one => one === name.trim())
    return split ?? missing(`--by, of ${splits.join(', ')}: ${name}`)
  })
}

function dayIn(text: string | undefined, now: Day): Day | undefined {
  if (text === undefined) return undefined
  return readDay(text, now) ?? missing(`a day, not ${text}`)
}

async function knownIn(
  engine: Engine,
  tenant: string,
  { on, entry }: { on: Day | undefined; entry: string | undefined },
): Promise<Known> {
  if (on !== undefined && entry !== undefined) throw new Error('Either --known-on or --entry, not both.')
  if (entry !== undefined)
    return /^\d+$/.test(entry) ? { entry: Number(entry) } : missing(`a journal line, not ${entry}`)
  return on === undefined ? 'now' : knownAt(engine, { tenant }, endOfDay(on))
}

function missing(what: string): never {
  throw new Error(`This needs ${what}.`)
}
