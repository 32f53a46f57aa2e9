import type { Context, Hono } from 'hono'
import { addDays, type Day, daysBetween, today, weekday } from '../kernel/day.ts'
import { BringSheet } from '../evidence/bring-page.tsx'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import { longDate } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked, Engagement, Reader, Task } from '../pages/slice.ts'
import { Empty } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { hasOwnKit } from '../rights/kit-routes.tsx'
import { agendaOf, AgendaCards } from './agenda-card.tsx'
import { words } from './words.ts'

/** More would overwhelm: the rest of a group opens on request. Source: co-design with community health workers (CHT). */
const mostShown = 7

export function todayRoute(app: Hono<Asked>): void {
  app.get('/app', async c => {
    const engine = c.get('engine')
    const reader: Reader = { who: c.get('who'), lang: c.get('lang'), today: today(engine.clock()) }
    const found = await read(engine, reader.who, async tx => {
      const tasks: Task[] = []
      const slices = c.get('slices')
      for (const slice of slices) tasks.push(...((await slice.today?.(tx, reader, slices)) ?? []))
      return { tasks, agenda: await agendaOf(tx, reader, slices) }
    })
    return page(c, <TodayPage c={c} reader={reader} {...found} asksForKit={await asksForKit(c, reader)} />)
  })
}

/** The kit of a demo protects nobody. */
const asksForKit = async (c: Context<Asked>, { who, today: day }: Reader): Promise<boolean> =>
  may(who, 'administer') &&
  c.get('session')?.demo !== true &&
  (await hasOwnKit(c)) &&
  (await c.get('recovery').asksForTest(day))

function TodayPage({
  c,
  reader,
  tasks,
  agenda,
  asksForKit: asks,
}: {
  c: Context<Asked>
  reader: Reader
  tasks: readonly Task[]
  agenda: readonly Engagement[]
  asksForKit: boolean
}) {
  const { lang, today: day } = reader
  const text = words(lang)
  const groups = groupsOf(tasks, day).filter(group => group.tasks.length > 0)
  const shell = shellOf(c)
  return (
    <Page shell={shell} title={text.today} lead={longDate(lang, day)} actions={<BringSheet shell={shell} />}>
      <Stack>
        {asks && (
          <Notice kind="warn" actions={<LinkButton href="/app/settings/keys">{text.toKit}</LinkButton>}>
            {text.kitAsks}
          </Notice>
        )}
        <AgendaCards reader={reader} agenda={agenda} />
        {groups.length === 0 && agenda.length === 0 && <Empty>{text.nothingToday}</Empty>}
        {groups.map(group => (
          <Card key={group.name} title={`${text[group.name]} (${group.tasks.length})`}>
            <Tasks tasks={group.tasks} reader={reader} />
          </Card>
        ))}
      </Stack>
    </Page>
  )
}

type GroupName = 'overdue' | 'dueToday' | 'thisWeek' | 'later'

/** By the day: before today, today, until Sunday, after. */
export function groupsOf(tasks: readonly Task[], day: Day): { name: GroupName; tasks: Task[] }[] {
  const sunday = addDays(day, 7 - weekday(day))
  const nameOf = ({ due }: Task): GroupName => {
    if (due < day) return 'overdue'
    if (due === day) return 'dueToday'
    return due <= sunday ? 'thisWeek' : 'later'
  }
  const byName = Map.groupBy(tasks, nameOf)
  const names: GroupName[] = ['overdue', 'dueToday', 'thisWeek', 'later']
  return names.map(name => ({ name, tasks: byPerson(byName.get(name) ?? []) }))
}

/** The most urgent person first, and everything about one person together. */
function byPerson(tasks: readonly Task[]): Task[] {
  const inOrder = tasks.toSorted((a, b) => a.due.localeCompare(b.due))
  return [...Map.groupBy(inOrder, ({ person, href }) => person?.id ?? href).values()].flat()
}

function Tasks({ tasks, reader }: { tasks: readonly Task[]; reader: Reader }) {
  const rest = tasks.slice(mostShown)
  return (
    <>
      <TaskList tasks={tasks.slice(0, mostShown)} reader={reader} />
      {rest.length > 0 && (
        <details>
          <summary>{words(reader.lang).showAll({ count: tasks.length })}</summary>
          <TaskList tasks={rest} reader={reader} />
        </details>
      )}
    </>
  )
}

function TaskList({ tasks, reader }: { tasks: readonly Task[]; reader: Reader }) {
  return (
    <ul class="lines">
      {tasks.map((task, at) => (
        <li key={`${task.href} ${task.title}`}>
          <span>
            {task.person && task.person.id !== tasks[at - 1]?.person?.id && (
              <>
                <a href={`/app/people/${task.person.id}`}>
                  <strong>{task.person.name}</strong>
                </a>{' '}
                <span class="muted">{task.person.code}</span>{' '}
              </>
            )}
            <a href={task.href}>{task.title}</a>
          </span>
          <span class="end">
            <Due task={task} reader={reader} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Due({ task, reader: { lang, today: day } }: { task: Task; reader: Reader }) {
  const days = daysBetween(day, task.due)
  return <Tag kind={days < 0 ? 'error' : 'info'}>{words(lang).due({ days, day: task.due })}</Tag>
}
