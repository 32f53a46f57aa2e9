import type { Context, Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { timeOf } from '../kernel/time-of-day.ts'
import { readDay } from '../kernel/typed-day.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import { Stack } from '../pages/card.tsx'
import { namesOf, readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { type Shell, shellOf } from '../pages/shell.ts'
import type { Asked, Busy, Named } from '../pages/slice.ts'
import { Empty, Table } from '../pages/table.tsx'
import { accountNames } from '../people/person-tables.ts'
import { refuseUnless } from '../people/sight.ts'
import { type Conflict, conflictsIn } from './conflict.ts'
import { busyIn } from './conflict-tasks.ts'
import { conflictWords } from './conflict-words.ts'
import { conflictsPath } from './paths.ts'
import { SessionsFrame } from './sessions-frame.tsx'

type C = Context<Asked>

/** As far as a page looks back and ahead, unless asked otherwise. Our choice. */
const days = 30
/** A conflict is looked for in at most so many days. */
const mostDays = 366

export function conflictRoutes(app: Hono<Asked>): void {
  app.get(conflictsPath, async c => {
    const { who, today } = readerOf(c)
    refuseUnless(who, 'people.read')
    const from = dayIn(c, 'from', today) ?? addDays(today, -days)
    const asked = dayIn(c, 'to', today) ?? addDays(today, days)
    const to = asked > addDays(from, mostDays) ? addDays(from, mostDays) : asked
    const rows = await read(c.get('engine'), who, async tx =>
      shownTo(c, tx, conflictsIn(await busyIn(c.get('slices'), tx, readerOf(c), { from, to }))),
    )
    return page(c, <ConflictsPage shell={shellOf(c)} from={from} to={to} rows={rows} />)
  })
}

const dayIn = (c: C, name: string, today: Day): Day | undefined => readDay(c.req.query(name) ?? '', today)

interface Shown extends Conflict {
  who: Named
}

/** Only people whom the reader sees; rooms and colleagues have no secrets here. */
async function shownTo(c: C, tx: Tx, conflicts: readonly Conflict[]): Promise<Shown[]> {
  const { who } = readerOf(c)
  const ids = conflicts.flatMap(({ one }) => (one.kind === 'participant' ? [one.id] : []))
  const people = await namesOf(c, tx, [...new Set(ids)])
  const staff = await accountNames(tx, who.tenant)
  const nameOf = ({ kind, id, place }: Busy): Named | undefined => {
    if (kind === 'participant') return people.get(id)
    return { title: kind === 'room' ? (place ?? id) : (staff.get(id) ?? '–') }
  }
  return conflicts.flatMap(conflict => {
    const named = nameOf(conflict.one)
    return named ? [{ one: conflict.one, other: conflict.other, who: named }] : []
  })
}

interface PageProps {
  shell: Shell
  from: Day
  to: Day
  rows: readonly Shown[]
}

function ConflictsPage({ shell, from, to, rows }: PageProps) {
  const { lang } = shell
  const text = conflictWords(lang)
  const state = blankForm(lang, { from, to })
  return (
    <SessionsFrame shell={shell} title={text.title} lead={text.lead} current={conflictsPath}>
      <Stack>
        <Filters lang={lang} action={conflictsPath}>
          <Field state={state} kind="day" name="from" label={text.from} />
          <Field state={state} kind="day" name="to" label={text.to} />
        </Filters>
        <Table
          lang={lang}
          caption={text.title}
          hideCaption
          rows={rows}
          rowKey={({ one, other }) => `${one.kind} ${one.id} ${one.href} ${other.href} ${one.on}`}
          empty={<Empty>{text.none}</Empty>}
          columns={[
            {
              key: 'who',
              title: text.who,
              heads: true,
              cell: ({ who, one }) => (
                <>
                  {who.href === undefined ? who.title : <a href={who.href}>{who.title}</a>}{' '}
                  <span class="muted">{text.kinds[one.kind]}</span>
                </>
              ),
            },
            { key: 'on', title: text.on, tight: true, cell: ({ one }) => date(one.on) },
            { key: 'one', title: text.here, cell: ({ one }) => <Place lang={lang} busy={one} /> },
            { key: 'other', title: text.andHere, cell: ({ other }) => <Place lang={lang} busy={other} /> },
          ]}
        />
      </Stack>
    </SessionsFrame>
  )
}

const Place = ({ busy }: { lang: Lang; busy: Busy }) => (
  <>
    {timeOf(busy.fromMinute)}–{timeOf(busy.toMinute)} <a href={busy.href}>{busy.title}</a>
  </>
)
