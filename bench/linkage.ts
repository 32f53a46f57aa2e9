import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { nameAspects, type Outline } from '../src/matching/aspects.ts'
import { candidatesAmong } from '../src/matching/candidates.ts'
import { learn } from '../src/matching/learn.ts'
import { bestBound, pairUp } from '../src/matching/pairing.ts'
import { folded, type RawTraits, traitsOf } from '../src/matching/traits.ts'

/**
 * `npm run bench:linkage -- FOLDER`: how well two records of one person are found in public sets whose truth is known. Weights, prior and
 * bound are learnt from the records; the truth is opened only to count what was right.
 */
interface Set {
  name: string
  file: string
  outline: Outline
  record: (row: Row) => RawTraits
  /** Who it really is. */
  truth: (row: Row) => string
}

type Row = Readonly<Record<string, string>>

const febrl: Omit<Set, 'name' | 'file'> = {
  outline: [
    ...nameAspects,
    { name: 'born', kind: 'day' },
    { name: 'number', kind: 'number' },
    { name: 'street', kind: 'text' },
    { name: 'house', kind: 'number' },
    { name: 'estate', kind: 'text' },
    { name: 'place', kind: 'place' },
    { name: 'post', kind: 'number' },
    { name: 'state', kind: 'mark' },
  ],
  record: row => ({
    family: row.surname ?? '',
    given: row.given_name ?? '',
    values: {
      born: [row.date_of_birth?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')],
      number: [row.soc_sec_id],
      street: [folded(row.address_1 ?? '')],
      house: [row.street_number],
      estate: [folded(row.address_2 ?? '')],
      place: [folded(row.suburb ?? '')],
      post: [row.postcode],
      state: [row.state],
    },
  }),
  truth: row => /rec-(\d+)/.exec(row.rec_id ?? '')?.[1] ?? '',
}

const sets: readonly Set[] = [
  { ...febrl, name: 'FEBRL 1', file: 'linkage/dataset1.csv' },
  { ...febrl, name: 'FEBRL 3', file: 'linkage/dataset3.csv' },
  {
    name: 'Splink, fake 1000',
    file: 'linkage/fake_1000.csv',
    outline: [
      ...nameAspects,
      { name: 'born', kind: 'day' },
      { name: 'place', kind: 'place' },
      { name: 'mail', kind: 'text' },
    ],
    record: row => ({
      family: row.surname ?? '',
      given: row.first_name ?? '',
      values: { born: [row.dob], place: [folded(row.city ?? '')], mail: [row.email?.toLowerCase()] },
    }),
    truth: row => row.cluster ?? '',
  },
  {
    name: 'Romanian, 20,000',
    file: 'ro/synthetic-people-20k.csv.gz',
    outline: [
      ...nameAspects,
      { name: 'born', kind: 'day' },
      { name: 'place', kind: 'place' },
      { name: 'phone', kind: 'number' },
      { name: 'mother', kind: 'text' },
      { name: 'sex', kind: 'mark' },
    ],
    record: row => ({
      family: row.last_name ?? '',
      given: row.first_name ?? '',
      values: {
        born: [row.dob],
        place: [row.siruta],
        phone: [row.phone],
        mother: [folded(row.mother ?? '')],
        sex: [row.sex],
      },
    }),
    truth: row => row.ent ?? '',
  },
]

/** Commas and plain fields only, as these files have them. */
function rowsOf(path: string): Row[] {
  const bytes = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split(/\r?\n/)
  const [head = '', ...rest] = lines
  const names = head.split(',').map(name => name.trim())
  return rest.map(line => {
    const cells = line.split(',').map(cell => cell.trim())
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

interface Measured {
  name: string
  records: number
  truePairs: number
  precision: number
  recall: number
  f1: number
  met: number
  seconds: number
}

function measure({ name, file, outline, record, truth }: Set, folder: string): Measured {
  const rows = rowsOf(join(folder, file))
  const begun = performance.now()
  const candidates = candidatesAmong(
    outline,
    rows.map(row => traitsOf(record(row))),
  )
  const weights = learn(candidates)
  const { pairs } = pairUp(candidates, weights)
  const bound = bestBound(pairs)
  const taken = pairs.filter(({ probability }) => probability >= bound)
  const seconds = (performance.now() - begun) / 1000

  const entities = rows.map(truth)
  const truePairs = [...Map.groupBy(entities, one => one).values()].reduce(
    (n, { length }) => n + (length * (length - 1)) / 2,
    0,
  )
  const isTrue = ({ one, other }: { one: number; other: number }) => entities[one] === entities[other]
  const right = taken.filter(isTrue).length
  const met = pairs.filter(isTrue).length / truePairs
  const [precision, recall] = [right / taken.length, right / truePairs]
  const f1 = (2 * precision * recall) / (precision + recall)
  return { name, records: rows.length, truePairs, precision, recall, f1, met, seconds }
}

const folder = process.argv[2]
if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run bench:linkage -- FOLDER (with linkage/ and ro/ in it)')
  process.exit(2)
}
console.log(
  '| Set | Records | True pairs | Precision | Recall | F1 | Share of true pairs that met under a key | Seconds | Records/s |',
)
console.log('|---|---|---|---|---|---|---|---|---|')
for (const set of sets.filter(({ file }) => existsSync(join(folder, file)))) {
  const { name, records, truePairs, precision, recall, f1, met, seconds } = measure(set, folder)
  const shares = [precision, recall, f1, met].map(share => share.toFixed(4))
  console.log(
    `| ${[name, records, truePairs, ...shares, seconds.toFixed(1), Math.round(records / seconds)].join(' | ')} |`,
  )
}
