import { familyNames, womensNames } from '../demo/names.ts'
import { addDays, today } from '../src/kernel/day.ts'
import { newId } from '../src/kernel/ids.ts'
import { rehearse } from '../src/kernel/rehearse.ts'
import { checkRows } from '../src/imports/check.ts'
import { kindsOfImport } from '../src/imports/kind.ts'
import type { Sheet } from '../src/pages/read-table.ts'
import { storeRows } from '../src/imports/store.ts'
import type { State } from '../src/imports/waiting.ts'
import { checkDigit } from '../src/people/cnp.ts'
import { enrol } from '../src/people/enrol.ts'
import { programme } from './crowd.ts'
import type { Figure } from './figure.ts'
import { openOffice } from './office.ts'

/** Rows of a table of people, checked and stored by the commands themselves, with everything that is derived. */
export async function benchImports(people = 5_000): Promise<Figure[]> {
  const { engine, colleagues, close } = await openOffice()
  const { dan } = colleagues
  const on = today(engine.clock())
  const place = { programme, appliedOn: on, region: 'RO21', partner: 'lider' }
  const inputs = Array.from({ length: people }, (_, at) => ({ ...place, ...somebody(at) }))
  const checked = await timed(() => rehearse(engine, enrol, inputs, dan))
  const held = await timed(() => checkRows(engine, { who: dan, lang: 'ro' }, { kind: 'people', ...tableOf(people) }))
  const rows = inputs.map((input, at) => ({ number: at, cells: {}, texts: {}, input, problems: [], alike: [] }))
  const stored = await timed(() => storeRows(engine, dan, { kind: kindsOfImport.people, batch: newId(), rows }))
  await close()
  const perSecond = ({ seconds, busy }: Timed) =>
    `${Math.round(people / seconds)} rows/s (${Math.round(people / busy)} per second of a processor)`
  const both = `${people} people of one table`
  return [
    {
      what: 'Rows of an import checked by the command',
      value: perSecond(checked),
      bound: '≥ 2,000 rows/s',
      yardstick: both,
    },
    {
      what: 'Rows of a table read, checked and held against each other for duplicates',
      value: perSecond(held),
      bound: '≥ 2,000 rows/s',
      yardstick: both,
    },
    { what: 'Rows of an import stored', value: perSecond(stored), bound: '≥ 500 rows/s', yardstick: both },
  ]
}

/** The same people as a list has them. */
function tableOf(people: number): { sheet: Sheet; state: State } {
  const heads = ['familyName', 'givenName', 'cnp', 'phone', 'county', 'locality', 'labour', 'isced', 'category']
  const rows = Array.from({ length: people }, (_, at) => [
    ...namesOf(at),
    cnpOf(at),
    phoneOf(at),
    'Iași',
    'Demonești',
    'șomer',
    '8 clase',
    'VMI',
  ])
  const usual = { programme, appliedOn: on2026, region: 'RO21', partner: 'lider', centre: '' }
  const mapping = { sheet: 0, headRow: 0, columns: heads, usual }
  return { sheet: { name: '', rows: [heads, ...rows] }, state: { fileName: '', fixes: {}, mapping } }
}

/** As names come: some are frequent. */
const namesOf = (at: number): [string, string] => [
  `${familyNames[(at * 7) % familyNames.length]}${at % 3 === 0 ? '' : letters(at)}`,
  womensNames[(at * 13) % womensNames.length] ?? '',
]

const letters = (at: number): string =>
  String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26), 97 + (Math.floor(at / 676) % 26))

const phoneOf = (at: number): string =>
  `07${String(at * 9_973)
    .padStart(8, '0')
    .slice(-8)}`

/** Nobody's: serial 000. */
function cnpOf(at: number): string {
  const digits = `${at % 2 === 0 ? 2 : 1}${addDays('1950-01-01', at).slice(2).replaceAll('-', '')}27000`
  return `${digits}${checkDigit(digits)}`
}

function somebody(at: number): object {
  const [familyName, givenName] = namesOf(at)
  return {
    identity: {
      familyName,
      givenName,
      cnp: cnpOf(at),
      sex: at % 2 === 0 ? 'F' : 'M',
      phone: phoneOf(at),
    },
    domicile: { county: 'RO213', locality: 'Demonești', degurba: 3, uatKind: 'comuna' },
    household: { members: 4, dependentChildren: 2 },
    situation: { onDay: on2026, labour: 'unemployed', educationNow: 'none', isced: '2' },
    categories: [{ kind: 'vmi', validFrom: on2026 }],
  }
}

const on2026 = '2026-01-05'

interface Timed {
  seconds: number
  /** Of these, how many a processor worked for us: on a shared machine this alone compares. */
  busy: number
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - begun) / 1000, busy: (user + system) / 1_000_000 }
}
