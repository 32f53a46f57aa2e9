import type { ComponentChildren } from 'preact'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { words as pageWords } from '../pages/words.ts'
import type { IdentityData } from './identity-data.ts'
import type { SectionName } from './identity-sections.ts'
import { identityWords } from './identity-words.ts'
import { recordPath } from './paths.ts'

export interface IdentityProps {
  data: IdentityData
  lang: Lang
  /** May this reader change anything? */
  writes: boolean
}

interface PartProps extends IdentityProps {
  title: string
  lead?: string
  /** The forms that change this part. */
  forms: readonly (readonly [section: SectionName, says: string])[]
  children: ComponentChildren
}

/** One part of what is known, with links to the forms that change it. */
export function Part({ data, writes, title, lead, forms, children }: PartProps) {
  const links = forms.map(([section, says]) => (
    <LinkButton key={section} href={recordPath(data.record, `/identity/${section}`)}>
      {says}
    </LinkButton>
  ))
  return (
    <Card title={title} lead={lead} actions={writes && links.length > 0 && links}>
      {children}
    </Card>
  )
}

type Fact = readonly [term: string, detail: ComponentChildren]

/** What is not known is left out. */
export const given = (facts: readonly (readonly [string, ComponentChildren | null | undefined])[]): Fact[] =>
  facts.flatMap(([term, detail]) => (detail === null || detail === undefined ? [] : [[term, detail] as const]))

/** From one day on, or from one day to another. */
export const span = (lang: Lang, from: string, to: string | null): string => {
  const text = identityWords(lang)
  return to === null ? text.since({ from: date(from) }) : text.span({ from: date(from), to: date(to) })
}

/** The words of an answer, or why there is none. */
export function answered(lang: Lang, code: string, texts: { readonly [code: string]: string }): string {
  const silences: { readonly [code: string]: string } = pageWords(lang).answers
  return texts[code] ?? silences[code] ?? code
}
