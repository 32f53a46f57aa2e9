import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { type AmongProgrammes, inProgramme } from '../programme/programme-tabs.tsx'
import { organisationsPath, partnersPath, promotionPath } from './paths.ts'
import { words } from './words.ts'

interface FrameProps {
  shell: Shell
  title: string
  lead: string
  current: string
  /** The programme that the reader has chosen. */
  among: AmongProgrammes
  actions?: ComponentChildren
  children: ComponentChildren
}

/** What stands around the three lists. */
export function ListFrame({ shell, title, lead, current, among, actions, children }: FrameProps) {
  const text = words(shell.lang)
  const here = (path: string) => inProgramme(path, among)
  return (
    <Page shell={shell} title={title} lead={lead} current={partnersPath} actions={actions}>
      <Tabs
        label={text.sections}
        current={here(current)}
        items={[
          { href: here(partnersPath), text: text.partnerships },
          ...(shell.who && may(shell.who, 'deliverable.write')
            ? [{ href: here(organisationsPath), text: text.organisations }]
            : []),
          { href: here(promotionPath), text: text.promotion },
        ]}
      />
      {children}
    </Page>
  )
}
