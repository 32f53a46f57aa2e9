import { expect, test } from 'vitest'
import { slices } from '../../src/app.tsx'
import type { Slice, Task } from '../../src/pages/slice.ts'
import { groupsOf } from '../../src/shell/today-page.tsx'
import { story } from '../people-of-the-story.ts'

const maria = { id: '0198f000-0000-7000-8000-00000000000a', code: 'GT-0001', name: 'Lăcătuș Maria' }
const ion = { id: '0198f000-0000-7000-8000-00000000000b', code: 'GT-0002', name: 'Rotaru Ion' }

const task = (due: string, more: Partial<Task> = {}): Task => ({
  title: `De făcut la ${due}`,
  due,
  href: `/app/task/${due}`,
  ...more,
})

const withTasks = (tasks: Task[], hits: string[] = []): Slice => ({
  name: 'tasks',
  commands: [],
  problems: () => ({}),
  today: async () => tasks,
  find: async (_tx, _reader, query) =>
    hits.filter(hit => hit.includes(query)).map(title => ({ title, detail: 'GT-0001', href: '/app/people/1' })),
})

test('a day without tasks says so', async () => {
  const { as } = await story()

  const page = await as('carmen').get('/app')

  expect(page.text).toContain('Nimic de făcut azi')
})

test('the week ends on Sunday', () => {
  const tasks = ['2026-03-15', '2026-03-16', '2026-03-17', '2026-03-22', '2026-03-23'].map(due => task(due))

  const groups = groupsOf(tasks, '2026-03-16')

  const days = groups.map(({ name, tasks: inGroup }) => `${name}: ${inGroup.map(({ due }) => due).join(' ')}`)
  expect(days).toEqual([
    'overdue: 2026-03-15',
    'dueToday: 2026-03-16',
    'thisWeek: 2026-03-17 2026-03-22',
    'later: 2026-03-23',
  ])
})

test('on a Sunday only the day itself is this week', () => {
  const groups = groupsOf([task('2026-03-22'), task('2026-03-23')], '2026-03-22')

  expect(groups.map(({ tasks }) => tasks.length)).toEqual([0, 1, 0, 1])
})

test('everything about one person stands together, the most urgent person first', async () => {
  const tasks = [
    task('2026-03-14', { person: ion }),
    task('2026-03-12', { person: maria }),
    task('2026-03-15', { person: maria }),
  ]
  const { as } = await story({ on: '2026-03-16', slices: [...slices, withTasks(tasks)] })

  const page = await as('ioana').get('/app')

  expect(page.text).toMatch(
    /Lăcătuș Maria GT-0001 De făcut la 2026-03-12 .*De făcut la 2026-03-15 .*Rotaru Ion GT-0002/,
  )
  expect(page.text.match(/Lăcătuș Maria/g)?.length).toBe(1)
})

test('a group shows seven and opens the rest on request', async () => {
  const tasks = Array.from({ length: 23 }, (_, at) =>
    task('2026-03-16', { title: `Sarcina ${at}.`, href: `/app/${at}` }),
  )
  const { as } = await story({ on: '2026-03-16', slices: [...slices, withTasks(tasks)] })

  const page = await as('ioana').get('/app')

  const [before = '', after = ''] = page.html.split('<details>')
  expect([before.match(/Sarcina/g)?.length, after.match(/Sarcina/g)?.length]).toEqual([7, 16])
  expect(page.text).toContain('Arată toate cele 23 de sarcini')
})

test('the search finds pages as one types, and what every slice finds', async () => {
  const { as } = await story({ slices: [...slices, withTasks([], ['Setălescu Maria'])] })
  const ana = as('ana')

  const both = await ana.get('/app/find?q=Set')
  const folded = await ana.get('/app/find?q=setari')
  const nothing = await ana.get('/app/find?q=zzz')

  expect(both.text).toContain('Setălescu Maria')
  expect(folded.text).toContain('Setări')
  expect(nothing.text).toContain('Niciun rezultat pentru „zzz”')
})

test('the palette gets the list alone', async () => {
  const { as } = await story()

  const found = await as('ana').get('/app/find?q=&part=found')

  expect(found.html).toMatch(/^<ul class="found">/)
  expect(found.text).toContain('Jurnal')
})

test('the page stays when the language changes', async () => {
  const { as } = await story()
  const ana = as('ana')

  const english = await ana.send('/preferences', { lang: 'en', back: '/app/settings/accounts' })
  const linked = await ana.get('/app/settings?lang=ro&x=1')
  const asked = await ana.get(linked.location)

  expect(english.text).toContain('Accounts and rights')
  expect(linked.location).toBe('/app/settings?x=1')
  expect(asked.text).toContain('Setări')
})
