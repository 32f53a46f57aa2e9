import type { ComponentChildren } from 'preact'
import { type Lang, number } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { type Check, levelOf } from '../programme/check.ts'
import type { Contradiction } from './aggregate-checks.ts'
import type { Counted } from './board.ts'
import { counted as countedWords } from './moment-words.ts'
import { Narrow } from './narrow.tsx'
import { checksPath, resultsPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import type { Broken } from './record-checks.ts'
import { words } from './words.ts'

interface ChecksPageProps {
  shell: Shell
  question: Question
  counted: Counted
  broken: readonly Broken[]
  contradictions: readonly Contradiction[]
  names: ReadonlyMap<string, Named>
}

/** As many names as a cell holds; the count tells the rest. */
export const mostNames = 20

/** Every check of the profile, with the records or totals that break it. */
export function ChecksPage({ shell, question, counted, broken, contradictions, names }: ChecksPageProps) {
  const { lang } = shell
  const text = words(lang)
  const { programme, rules } = counted
  const totals = rules.checks.filter(check => levelOf(check) === 'aggregate')
  return (
    <Page
      shell={shell}
      title={text.checks}
      lead={countedWords(lang, programme.names[lang], question)}
      breadcrumb={[{ text: text.results, href: addressOf(resultsPath, question) }]}
      actions={<Downloads shell={shell} path={checksPath} query={question.query} />}
    >
      <Stack>
        <Narrow
          lang={lang}
          action={checksPath}
          question={question}
          programme={programme}
          rules={rules}
          more={['profile']}
        />
        <Card title={text.checked.record} lead={text.checked.lead}>
          <Checks lang={lang} caption={text.checked.record} checks={broken.map(one => one.check)}>
            {check => (
              <Records lang={lang} subjects={broken.find(one => one.check === check)?.subjects ?? []} names={names} />
            )}
          </Checks>
        </Card>
        <Card title={text.checked.totals}>
          <Checks lang={lang} caption={text.checked.totals} checks={totals}>
            {check => <Totals lang={lang} found={contradictions.filter(one => one.check === check.code)} />}
          </Checks>
        </Card>
      </Stack>
    </Page>
  )
}

interface ChecksProps {
  lang: Lang
  caption: string
  checks: readonly Check[]
  children: (check: Check) => ComponentChildren
}

function Checks({ lang, caption, checks, children }: ChecksProps) {
  const text = words(lang)
  return (
    <Table
      lang={lang}
      caption={caption}
      hideCaption
      rows={checks}
      rowKey={check => check.code}
      columns={[
        { key: 'code', title: text.code, cell: check => check.code },
        { key: 'check', title: text.checked.check, heads: true, cell: check => check.names[lang] },
        { key: 'severity', title: text.checked.severity, cell: check => text.checked.severities[check.severity] },
        { key: 'found', title: text.checked.found, cell: children },
      ]}
    />
  )
}

function Records({
  lang,
  subjects,
  names,
}: {
  lang: Lang
  subjects: readonly string[]
  names: ReadonlyMap<string, Named>
}) {
  const { checked } = words(lang)
  if (subjects.length === 0) return <Tag kind="ok">{checked.holds}</Tag>
  const seen = subjects.flatMap(subject => names.get(subject) ?? []).slice(0, mostNames)
  const more = subjects.length - seen.length
  return (
    <>
      <Tag kind="warn">{checked.broken({ count: subjects.length })}</Tag>
      <ul class="lines">
        {seen.map(({ title, href }) => (
          <li key={href ?? title}>{href === undefined ? title : <a href={href}>{title}</a>}</li>
        ))}
        {more > 0 && seen.length > 0 && <li class="muted">{checked.more({ count: more })}</li>}
      </ul>
    </>
  )
}

function Totals({ lang, found }: { lang: Lang; found: readonly Contradiction[] }) {
  const { checked } = words(lang)
  if (found.length === 0) return <Tag kind="ok">{checked.holds}</Tag>
  return (
    <ul class="lines">
      {found.map(one => (
        <li key={`${one.left} ${one.right} ${cellName(lang, one)}`}>
          <Tag kind="error">{contradictionWords(lang, one)}</Tag>
        </li>
      ))}
    </ul>
  )
}

function contradictionWords(lang: Lang, one: Contradiction): string {
  const { checked } = words(lang)
  const says = checked.contradiction({
    left: one.left,
    leftValue: number(lang, one.leftValue),
    right: one.right,
    rightValue: number(lang, one.rightValue),
  })
  return one.cell ? checked.inCell({ cell: cellName(lang, one), says }) : says
}

function cellName(lang: Lang, { cell }: Contradiction): string {
  const { regionCategories, sexes } = words(lang)
  if (!cell) return ''
  const category: Readonly<Record<string, string>> = regionCategories
  const sex: Readonly<Record<string, string>> = sexes
  return `${category[cell.region_category] ?? cell.region_category}, ${sex[cell.sex] ?? cell.sex}`
}
