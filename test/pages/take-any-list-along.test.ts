import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { atGate } from '../../src/kernel/engine.ts'
import type { Browser } from '../story-browser.ts'
import { type Furnished, furnishedStory } from '../site/furnished-story.ts'

let furnished: Furnished
let dan: Browser

beforeAll(async () => {
  furnished = await furnishedStory()
  dan = furnished.story.as('dan')
}, 120_000)

const lists = [
  '/app/jobs',
  '/app/employers',
  '/app/placements',
  '/app/posts',
  '/app/courses',
  '/app/ses',
  '/app/centres',
  '/app/opportunities',
  '/app/sessions',
]

/** Whose data a line of the log of reads names; null where it names nobody. */
const looks = (kind: string): Promise<(string | null)[]> =>
  atGate(
    furnished.story.engine,
    async tx => {
      const { rows } = await sql<{ subject: string | null }>`
        select subject_id as subject from public.read_log where tenant_id = ${furnished.story.tenant} and kind = ${kind}`.execute(
        tx,
      )
      return rows.map(({ subject }) => subject)
    },
    furnished.story.tenant,
  )

test('every list leads to its files, and they say what the page says', async () => {
  for (const path of lists) {
    const page = await dan.get(path)
    expect(page.html).toContain(`href="${path}.csv`)

    const text = new TextDecoder().decode((await dan.get(`${path}.csv`)).bytes)
    const [head = '', first] = text.replace('\ufeff', '').split('\r\n')
    const { sheets } = await readXlsx((await dan.get(`${path}.xlsx`)).bytes)

    expect(head.split(';').length).toBeGreaterThan(4)
    expect(first).not.toMatch(/[<>]|&amp;/)
    expect(sheets[0]?.rows[0]?.join(';')).toBe(head)
    expect(page.text).toContain(first?.split(';')[0])
  }
})

test('whoever has no right to export is not led there and is refused', async () => {
  const ioana = furnished.story.as('ioana')
  for (const path of lists) {
    expect((await ioana.get(path)).html).not.toContain(`${path}.csv`)
    expect((await ioana.get(`${path}.csv`)).status).toBe(403)
  }
})

test('a copy of placements is noted with each person whom it names; one that names nobody leaves a line too', async () => {
  await dan.get('/app/placements.csv?show=all')
  await dan.get('/app/ses.csv')

  expect((await looks('people.exported')).filter(one => one !== null).length).toBeGreaterThan(0)
  expect(await looks('enterprises.exported')).toContain(null)
})
