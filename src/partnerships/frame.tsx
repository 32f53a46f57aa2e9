import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { organisationsPath, partnersPath, promotionPath } from './paths.ts'
import { words } from './words.ts'

interface FrameProps {
  shell: Shell
  title: string
  lead: string
  current: string
  actions?: ComponentChildren
  children: ComponentChildren
}

/** What stands around the three lists. */
export function ListFrame({ shell, title, lead, current, actions, children }: FrameProps) {
  const text = words(shell.lang)
  return (
    <Page shell={shell} title={title} lead={lead} current={partnersPath} actions={actions}>
      <Tabs
        label={text.sections}
        current={current}
        items={[
          { href: partnersPath, text: text.partnerships },
          ...(shell.who && may(shell.who, 'deliverable.write')
            ? [{ href: organisationsPath, text: text.organisations }]
            : []),
          { href: promotionPath, text: text.promotion },
        ]}
      />
      {children}
    </Page>
  )
}
