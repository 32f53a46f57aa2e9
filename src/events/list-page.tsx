import type { Day } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Column } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { regionName } from '../partnerships/asked.ts'
import { ListActions, ProgrammeList } from '../programme/programme-list.tsx'
import { type AmongProgrammes, inProgramme } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { changeWords } from './change-words.ts'
import { eventPath, eventsPath, themesPath } from './paths.ts'
import type { SharedPractice } from './practice-tables.ts'
import { PracticesCard } from './practices-card.tsx'
import type { Listed } from './tables.ts'
import { words } from './words.ts'

interface ListProps {
  shell: Shell
  rules: Rulebook
  rows: readonly Listed[]
  /** Different people at all events. */
  heads: number
  on: Day
  among: AmongProgrammes
  mayWrite: boolean
  practices: readonly SharedPractice[]
}

export function EventsPage({ shell, rules, rows, heads, among, on, mayWrite, practices }: ListProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <Page
      shell={shell}
      title={text.events}
      lead={text.lead}
      current={eventsPath}
      actions={
        <>
          <LinkButton icon="layers" href={inProgramme(themesPath, among)}>
            {text.themes}
          </LinkButton>
          <ListActions shell={shell} among={among} path={eventsPath} add={mayWrite && text.add} />
        </>
      }
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={eventsPath}
        caption={text.events}
        lead={rows.length > 0 && text.heads({ count: number(lang, heads) })}
        rows={rows}
        columns={eventColumns(lang, rules, on)}
        empty={text.empty}
      />
      {practices.length > 0 && <PracticesCard lang={lang} practices={practices} />}
    </Page>
  )
}

interface HeldProps {
  lang: Shell['lang']
  heldOn: Day | null
  calledOffOn: Day | null
  /** Of the event, and today. */
  day: Day
  on: Day
}

export function HeldTag({ lang, heldOn, calledOffOn, day, on }: HeldProps) {
  const { states } = words(lang)
  if (heldOn !== null) return <Tag kind="ok">{states.held}</Tag>
  if (calledOffOn !== null) return <Tag kind="neutral">{changeWords(lang).calledOff}</Tag>
  return day < on ? <Tag kind="warn">{states.open}</Tag> : <Tag kind="info">{states.planned}</Tag>
}

/** The columns of the list, on the page and in its file. */
export function eventColumns(lang: Lang, rules: Rulebook, on: Day): Column<Listed>[] {
  const text = words(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: row => row.code },
    { key: 'title', title: text.title, heads: true, cell: row => <a href={eventPath(row.id)}>{row.title}</a> },
    { key: 'on', title: text.on, tight: true, cell: row => date(row.on) },
    { key: 'place', title: text.place, cell: row => row.place },
    { key: 'region', title: text.region, cell: row => regionName(row.region, rules, lang) },
    { key: 'registered', title: text.guestsRegistered, numeric: true, cell: row => number(lang, row.expected) },
    { key: 'came', title: text.guestsCame, numeric: true, cell: row => number(lang, row.came) },
    {
      key: 'state',
      title: text.state,
      cell: row => <HeldTag lang={lang} heldOn={row.held_on} calledOffOn={row.called_off_on} day={row.on} on={on} />,
    },
  ]
}
