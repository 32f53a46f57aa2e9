import type { ComponentChildren } from 'preact'
import type { Crumb } from '../pages/page.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { accreditationWords } from './accreditation-words.ts'
import { assessmentWords } from './assessment-words.ts'
import { calendarWords } from './calendar-words.ts'
import { conflictWords } from './conflict-words.ts'
import { accreditationsPath, calendarPath, conflictsPath, instrumentsPath, sessionsPath } from './paths.ts'
import { sessionWords } from './session-words.ts'

interface FrameProps {
  shell: Shell
  title: string
  lead?: ComponentChildren
  actions?: ComponentChildren
  /** The page that is open. */
  current: string
  breadcrumb?: readonly Crumb[]
  scripts?: readonly 'form'[]
  children: ComponentChildren
}

/** What stands around the pages about many sessions. */
export function SessionsFrame({ shell, current, children, ...page }: FrameProps) {
  const text = sessionWords(shell.lang)
  const items = [
    { href: sessionsPath, text: text.sessions },
    { href: calendarPath, text: calendarWords(shell.lang).title },
    { href: conflictsPath, text: conflictWords(shell.lang).title },
    { href: accreditationsPath, text: accreditationWords(shell.lang).title },
    { href: instrumentsPath, text: assessmentWords(shell.lang).instruments },
  ]
  return (
    <Page shell={shell} current={sessionsPath} {...page}>
      <Tabs label={text.pages} current={current} items={items} />
      {children}
    </Page>
  )
}
