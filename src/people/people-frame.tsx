import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import type { ClientModule } from '../pages/asset.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { peoplePath } from './paths.ts'
import { registerWords } from './register-words.ts'
import { selectionWords } from './selection-words.ts'

interface FrameProps {
  shell: Shell
  title: string
  lead?: ComponentChildren
  actions?: ComponentChildren
  /** The page that is open, as its path ends: `/waiting`. */
  current: string
  /** Modules that enhance this page. */
  scripts?: readonly ClientModule[]
  children: ComponentChildren
}

/** What stands around the pages about many people. */
export function PeopleFrame({ shell, title, lead, actions, current, scripts = [], children }: FrameProps) {
  const text = selectionWords(shell.lang)
  const items = [
    { href: peoplePath, text: text.tabs.people },
    { href: `${peoplePath}/waiting`, text: text.tabs.waiting },
    { href: `${peoplePath}/quotas`, text: text.tabs.quotas },
    { href: `${peoplePath}/completeness`, text: text.tabs.completeness },
    { href: `${peoplePath}/duplicates`, text: text.tabs.duplicates },
    { href: `${peoplePath}/double-funding`, text: text.tabs.doubleFunding },
    { href: `${peoplePath}/registers`, text: registerWords(shell.lang).title },
  ]
  const reads = shell.who !== undefined && may(shell.who, 'people.read')
  return (
    <Page shell={shell} title={title} lead={lead} actions={actions} current={peoplePath} scripts={scripts}>
      {reads && <Tabs label={text.tabs.label} current={peoplePath + current} items={items} />}
      {children}
    </Page>
  )
}
