import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { slices } from '../src/app.tsx'
import { today } from '../src/kernel/day.ts'
import { atGate, type Engine, read } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import { readDay } from '../src/kernel/typed-day.ts'
import type { Who } from '../src/kernel/who.ts'
import { isToStore } from '../src/imports/alike.ts'
import { type Checked, checkRows } from '../src/imports/check.ts'
import { guessed, headRowOf } from '../src/imports/field.ts'
import { kindsOfImport } from '../src/imports/kind.ts'
import { leftOut, reasonsFor } from '../src/imports/left-out.ts'
import { byCounty } from '../src/imports/person-row.ts'
import type { ReadTable, Sheet } from '../src/pages/read-table.ts'
import { storeRows } from '../src/imports/store.ts'
import { findColumns, type ImportKind, importKinds } from '../src/imports/tables.ts'
import { TableReader } from '../src/pages/table-reader.ts'
import { headsOf, type Mapping } from '../src/imports/waiting.ts'
import { sayIn } from '../src/pages/say.ts'
import { usualPlace } from '../src/people/usual-place.ts'
import { getRulebook, programmeCodes } from '../src/programme/tables.ts'
import { getActor } from '../src/rights/actor.ts'
import { placesIn } from '../src/places.ts'
import { openFounded } from '../src/sansa.ts'
import { Progress } from './progress.ts'

const options = {
  by: { type: 'string' },
  programme: { type: 'string' },
  region: { type: 'string' },
  partner: { type: 'string' },
  centre: { type: 'string' },
  'applied-on': { type: 'string' },
  left: { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/**
 * `sansa import people FILE --by ACCOUNT [--programme CODE] [--region NUTS|county] [--partner CODE] [--applied-on DAY] [--left FILE.xlsx]
 * [--yes]`: checks every row as the page does, says which are refused and why by their numbers, asks, and stores the others as one
 * batch that can be undone. Exit code 1 where a row was left out.
 */
export async function importTable(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [kindName, path] = positionals
  const kind = importKinds.find(one => one === kindName)
  if (!kind || path === undefined)
    throw new Error(`Say what is imported, and from where: sansa import people FILE --by ACCOUNT`)
  const table = await readFileAt(path)
  const { engine } = await openFounded(placesIn(process.env))
  try {
    const who = await getActor(engine, values.by ?? missing('--by'))
    return await new Run(engine, who, { kind, values, table, path }).go()
  } finally {
    await engine.db.close()
  }
}

interface Asked {
  kind: ImportKind
  values: Values
  table: ReadTable
  path: string
}

class Run {
  readonly #engine: Engine
  readonly #who: Who
  readonly #asked: Asked
  readonly #say = sayIn('en', slices)

  constructor(engine: Engine, who: Who, asked: Asked) {
    this.#engine = engine
    this.#who = who
    this.#asked = asked
  }

  async go(): Promise<number> {
    const { kind, table, values } = this.#asked
    const mapping = await this.#mapping()
    const sheet = table.sheets[mapping.sheet] as Sheet
    this.#tellColumns(sheet, mapping)
    const begun = performance.now()
    const state = { fileName: '', fixes: {}, mapping }
    const checked = await checkRows(this.#engine, { who: this.#who, lang: 'en' }, { kind, sheet, state })
    const good = checked.rows.filter(isToStore)
    const seconds = (performance.now() - begun) / 1000
    process.stderr.write(
      `${checked.rows.length} rows checked in ${seconds.toFixed(1)} s: ${good.length} without problems\n`,
    )
    this.#tellProblems(checked)
    if (good.length === 0 || !(values.yes || (await this.#agreed(good.length)))) return 1
    const batch = newId()
    const progress = new Progress('rows stored')
    const rows = await storeRows(this.#engine, this.#who, { kind: kindsOfImport[kind], batch, rows: good }, stored =>
      progress.at(stored, good.length),
    )
    progress.end()
    console.log(JSON.stringify({ batch, stored: rows.length, left: checked.rows.length - rows.length }))
    await this.#keepLeft(checked, new Set(rows), { sheet, mapping })
    return rows.length === checked.rows.length ? 0 : 1
  }

  /** The sheet with most rows, its columns as they were chosen the last time or by their headings. */
  async #mapping(): Promise<Mapping> {
    const { kind, values, table } = this.#asked
    const { fields } = kindsOfImport[kind]
    const sheet = table.sheets.reduce(
      (best, one, at, all) => (one.rows.length > (all[best]?.rows.length ?? 0) ? at : best),
      0,
    )
    const rows = table.sheets[sheet]?.rows ?? []
    const headRow = headRowOf(rows, fields)
    const heads = rows[headRow] ?? []
    const { tenant } = this.#who
    const known = await atGate(this.#engine, tx => findColumns(tx, { tenant, kind, heads: headsOf(heads) }), tenant)
    return { sheet, headRow, columns: known ?? guessed(heads, fields), usual: await this.#usual(values) }
  }

  async #usual(values: Values): Promise<Mapping['usual']> {
    const now = today(this.#engine.clock())
    const appliedOn = values['applied-on'] === undefined ? now : readDay(values['applied-on'], now)
    if (appliedOn === undefined) throw new Error(`--applied-on is no day: ${values['applied-on']}`)
    const { programme, rules } = await read(this.#engine, this.#who, async tx => {
      const codes = await programmeCodes(tx, this.#who.tenant)
      const code = values.programme ?? (codes.length === 1 ? codes[0] : undefined) ?? missing('--programme')
      return { programme: code, rules: await getRulebook(tx, this.#who.tenant, code, now) }
    })
    const place = usualPlace(this.#who, rules)
    return {
      programme,
      appliedOn,
      region: values.region ?? place.region ?? byCounty,
      partner: values.partner ?? place.partner ?? '',
      centre: values.centre ?? place.centre ?? '',
    }
  }

  #tellColumns({ rows }: Sheet, { headRow, columns }: Mapping): void {
    const heads = rows[headRow] ?? []
    const said = columns.map((field, at) => `  ${heads[at] ?? ''}: ${field === '' ? 'not imported' : field}`)
    process.stderr.write(`Columns of row ${headRow + 1}:\n${said.join('\n')}\n`)
  }

  /** By the numbers of the rows: names stay in the file. */
  #tellProblems({ rows }: Checked): void {
    for (const row of rows.filter(one => !isToStore(one))) {
      process.stderr.write(`  row ${row.number}: ${reasonsFor(row, 'en', this.#say)}\n`)
    }
  }

  async #agreed(count: number): Promise<boolean> {
    if (!process.stdin.isTTY) throw new Error('Nothing was stored. Say --yes where nobody can be asked.')
    const asking = createInterface({ input: process.stdin, output: process.stderr })
    const answer = await asking.question(`Store ${count} rows? [y/N] `)
    asking.close()
    return /^(?:y|yes|d|da)$/i.test(answer.trim())
  }

  async #keepLeft(
    checked: Checked,
    stored: ReadonlySet<number>,
    table: { sheet: Sheet; mapping: Mapping },
  ): Promise<void> {
    const left = checked.rows.filter(row => !stored.has(row.number))
    const { left: path } = this.#asked.values
    if (left.length === 0 || path === undefined) return
    await writeFile(path, await leftOut(left, { lang: 'en', say: this.#say, ...table }))
    process.stderr.write(`${left.length} rows left out are in ${basename(path)}\n`)
  }
}

async function readFileAt(path: string): Promise<ReadTable> {
  const reader = new TableReader()
  try {
    return await reader.of(await readFile(path))
  } finally {
    await reader.close()
  }
}

function missing(option: string): never {
  throw new Error(`Say ${option}.`)
}
