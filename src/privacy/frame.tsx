import type { ComponentChildren } from 'preact'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named, Slice } from '../pages/slice.ts'
import { type Tab, Tabs } from '../pages/tabs.tsx'
import { words } from './words.ts'

/** What every page of a person's privacy is told. */
export interface OfPerson {
  shell: Shell
  person: string
  /** What the person is called, where the reader may know. */
  named: Named | undefined
  /** The sections of the person's record. */
  sections: readonly Tab[]
}

interface FrameProps extends OfPerson {
  title: string
  lead: string
  current: string
  children: ComponentChildren
}

/** A section of a person's record that stands beside those of the slices above. */
export function Frame({ shell, named, sections, title, lead, current, children }: FrameProps) {
  return (
    <Page shell={shell} title={title} lead={lead} breadcrumb={crumbs(named)} current="/app/people" scripts={['form']}>
      <Tabs label={words(shell.lang).sections} current={current} items={sections} />
      {children}
    </Page>
  )
}

export const crumbs = (named: Named | undefined) =>
  named?.href === undefined ? [] : [{ text: named.title, href: named.href }]

/** The sections that the slices know, after the person's own page. */
export function sectionsOf(shell: Shell, slices: readonly Slice[], person: string, named: Named | undefined): Tab[] {
  const { who, lang } = shell
  const own = named?.href === undefined ? [] : [{ href: named.href, text: named.title }]
  return who ? [...own, ...slices.flatMap(slice => slice.sections?.({ who, lang }, person) ?? [])] : own
}
