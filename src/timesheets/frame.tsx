import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { contractsPath, timesheetsPath } from './paths.ts'
import { words } from './words.ts'

interface FrameProps {
  shell: Shell
  title: string
  lead: string
  current: string
  actions?: ComponentChildren
  children: ComponentChildren
}

/** What stands around the two lists. */
export function TimesheetsFrame({ shell, title, lead, current, actions, children }: FrameProps) {
  const text = words(shell.lang)
  const isManager = shell.who !== undefined && may(shell.who, 'programme.write')
  return (
    <Page shell={shell} title={title} lead={lead} current={timesheetsPath} actions={actions}>
      {isManager && (
        <Tabs
          label={text.title}
          current={current}
          items={[
            { href: timesheetsPath, text: text.title },
            { href: contractsPath, text: text.contracts },
          ]}
        />
      )}
      {children}
    </Page>
  )
}
