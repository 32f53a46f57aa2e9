import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { rehearse } from '../../src/kernel/rehearse.ts'
import { giveSupport } from '../../src/people/support.ts'
import { begin, cnpOf, decideEligible, enrolled, proveEligibility } from '../people/ground.ts'
import type { Story } from '../people-of-the-story.ts'
import { checkTable } from './bring-table.ts'
import { csv } from './tables.ts'

let story: Story
const cnp = cnpOf('F', '1885-05-12', 1)

beforeAll(async () => {
  story = await begin({ on: '2026-06-01' })
  for (const identity of [
    { familyName: 'Popa', givenName: 'Ana', cnp, sex: 'not-asked' as const },
    { familyName: 'Ene', givenName: 'Ion', sex: 'M' as const, bornOn: '1990-01-01' },
  ]) {
    const one = await enrolled(story, { identity })
    await proveEligibility(story, one)
    await decideEligible(story, one)
  }
  await enrolled(
    story,
    { region: 'RO41', partner: 'lider', identity: { familyName: 'Departe', givenName: 'Ea', sex: 'F' } },
    'dan',
  )
})

const acts = (table: 'support' | 'outcome') =>
  read(story.engine, story.who.dan, async tx => {
    const { rows } = await sql<object>`
      select p.code, a.kind, ${table === 'support' ? sql`a.given_on::text as on, a.minutes` : sql`a.reached_on::text as on`}
      from ${sql.table(table)} a join person p on p.id = a.person_id where a.tenant_id = ${story.tenant} order by 3, 1`.execute(
      tx,
    )
    return rows
  })

test('support comes in by code or CNP, in the order of its days, whatever the order of the rows', async () => {
  const text = [
    'Cod;CNP;Fel de sprijin;Data;Ore',
    'GT-0001;;mentoring;20.03.2026;1,5',
    'gt-2;;assessment;23.02.2026;1',
    `;${cnp};assessment;23.02.2026;1`,
    'GT-0003;;assessment;23.02.2026;1',
    'GT-0001;;dans;23.02.2026;1',
    'GT-0002;;mediation;01.01.2026;1',
  ].join('\n')
  const ioana = story.as('ioana')

  const { path, page } = await checkTable(ioana, csv(text), {}, 'supports')
  expect(page.text).toContain('3 rânduri fără probleme')
  expect(page.text).toContain('3 rânduri de corectat')
  await ioana.send(`${path}/store`)

  expect(await acts('support')).toEqual([
    { code: 'GT-0001', kind: 'assessment', on: '2026-02-23', minutes: 60 },
    { code: 'GT-0002', kind: 'assessment', on: '2026-02-23', minutes: 60 },
    { code: 'GT-0001', kind: 'mentoring', on: '2026-03-20', minutes: 90 },
  ])
})

test('outcomes come in after support, and are refused before it', async () => {
  const text = 'Cod;Rezultat;Atins la\nGT-0001;employment;20.04.2026\nGT-0003;employment;20.04.2026\n'
  const dan = story.as('dan')

  const { path, page } = await checkTable(dan, csv(text), {}, 'outcomes')
  expect(page.text).toContain('1 rând fără probleme')
  await dan.send(`${path}/store`)
  expect(await acts('outcome')).toEqual([{ code: 'GT-0001', kind: 'employment', on: '2026-04-20' }])

  expect((await dan.send(`${path}/undo`)).text).toContain('Importul a fost anulat')
  expect(await acts('outcome')).toEqual([])
})

test('a rehearsal lets support lean on what was rehearsed before it', async () => {
  const one = await enrolled(story)
  await proveEligibility(story, one)
  await decideEligible(story, one)
  const given = (kind: string, givenOn: string) => ({ enrolment: one.enrolment, kind, givenOn, minutes: 60 })
  const tried = (rows: object[]) => rehearse(story.engine, giveSupport, rows, story.who.ioana)

  const [alone] = await tried([given('mentoring', '2026-03-20')])
  const both = await tried([given('assessment', '2026-02-23'), given('mentoring', '2026-03-20')])

  expect(alone?.code).toBe('people.not-entered')
  expect(both).toEqual([undefined, undefined])
})
