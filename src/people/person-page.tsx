import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date, type Lang, longDate } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Stack } from '../pages/card.tsx'
import { Checklist } from '../pages/checklist.tsx'
import type { IconName } from '../pages/icon.tsx'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Slice, TimelineItem } from '../pages/slice.ts'
import { Empty } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Chip, Tag, type TagKind } from '../pages/tag.tsx'
import { Timeline } from '../pages/timeline.tsx'
import { neededFor, stateOfAll } from './papers.ts'
import { personWords } from './person-words.ts'
import { ageOf, neededOf, type NextStep, nextStep, type Record } from './record.ts'
import { stageOf } from './stage.ts'

interface Framed {
  shell: Shell
  record: Record
  on: Day
  slices: readonly Slice[]
  /** The tab that is open. */
  current: string
  scripts?: readonly 'form'[]
  children: ComponentChildren
}

export const personPath = (person: string, section = '') => `/app/people/${person}${section}`

/** What stands around every page of a person: name, place, next step, sections. */
export function PersonFrame({ shell, record, on, slices, current, scripts = [], children }: Framed) {
  const { lang } = shell
  const text = personWords(lang)
  const { person } = record
  const name = `${person.given_name} ${person.family_name}`
  const own = (section: string, label: string) => ({ href: personPath(person.id, section), text: label })
  const more = shell.who ? slices.flatMap(slice => slice.sections?.({ who: shell.who!, lang }, person.id) ?? []) : []
  return (
    <Page
      shell={shell}
      title={name}
      current="/app/people"
      scripts={scripts}
      breadcrumb={[{ text: text.people, href: '/app/people' }]}
      head={
        <Head
          lang={lang}
          record={record}
          on={on}
          name={name}
          writes={shell.who !== undefined && may(shell.who, 'support.write')}
        />
      }
    >
      <Tabs
        label={text.sections}
        current={personPath(person.id, current)}
        items={[
          own('', text.path),
          own('/file', text.file),
          own('/eligibility', text.eligibility),
          own('/identity', text.identity),
          ...more,
        ]}
      />
      {children}
    </Page>
  )
}

function Head({
  lang,
  record,
  on,
  name,
  writes,
}: {
  lang: Lang
  record: Record
  on: Day
  name: string
  writes: boolean
}) {
  const text = personWords(lang)
  const { person, enrolment, rules } = record
  const age = ageOf(person, on)
  const region = rules.regions.find(one => one.nuts === enrolment.region)?.names[lang] ?? enrolment.region
  const meta = [
    person.code,
    age === undefined ? undefined : text.yearsOld({ years: age }),
    region,
    person.phone ?? undefined,
  ]
  const stage = stageOf(record)
  const step = nextStep(record, on)
  return (
    <RecordHead
      name={name}
      meta={meta.filter(part => part !== undefined).join(' · ')}
      tags={<Tag kind={stageLook[stage]}>{text.stages[stage]}</Tag>}
    >
      {step && (
        <Notice
          kind={step.step === 'done' ? 'ok' : 'next'}
          actions={writes && <Act lang={lang} record={record} step={step} />}
        >
          <strong>{text.nextStep}</strong> {stepText(lang, step)}
        </Notice>
      )}
    </RecordHead>
  )
}

const stageLook: { [S in ReturnType<typeof stageOf>]: TagKind } = {
  applicant: 'info',
  proposed: 'info',
  waiting: 'warn',
  refused: 'neutral',
  eligible: 'ok',
  participant: 'ok',
  left: 'neutral',
  withdrawn: 'neutral',
}

function stepText(lang: Lang, step: NextStep): string {
  const { steps } = personWords(lang)
  if (step.step === 'immediate') return steps.immediate({ until: longDate(lang, step.until) })
  if (step.step === 'sixMonths') return steps.sixMonths({ on: longDate(lang, step.on) })
  return steps[step.step]
}

const actOf: {
  [S in NextStep['step']]?: [act: 'propose' | 'sign' | 'support' | 'leave' | 'outcome', section: string]
} = {
  propose: ['propose', '/eligibility'],
  sign: ['sign', '/eligibility'],
  enter: ['support', '/support'],
  leave: ['leave', '/leave'],
  immediate: ['outcome', '/outcome'],
  sixMonths: ['outcome', '/outcome'],
}

function Act({ lang, record, step }: { lang: Lang; record: Record; step: NextStep }) {
  const act = actOf[step.step]
  if (!act) return null
  return (
    <LinkButton look="primary" href={personPath(record.person.id, act[1])}>
      {personWords(lang).act[act[0]]}
    </LinkButton>
  )
}

interface TimelineProps extends Omit<Framed, 'children' | 'current'> {
  items: readonly TimelineItem[]
  beside: ComponentChildren
}

/** The path of a person, newest first, with the papers behind each step. */
export function PersonPage({ items, beside, ...frame }: TimelineProps) {
  const { shell, record, on } = frame
  const text = personWords(shell.lang)
  return (
    <PersonFrame {...frame} current="">
      <Columns>
        <Card>
          {shell.who && <QuickAdd lang={shell.lang} record={record} rights={shell.who} />}
          {items.length === 0 ? (
            <Empty>{text.empty}</Empty>
          ) : (
            <Timeline lang={shell.lang} events={items.map(item => eventOf(item, record, on, shell.lang))} />
          )}
        </Card>
        <Stack>
          <FileCard lang={shell.lang} record={record} on={on} />
          {beside}
        </Stack>
      </Columns>
    </PersonFrame>
  )
}

function QuickAdd({ lang, record, rights }: { lang: Lang; record: Record; rights: NonNullable<Shell['who']> }) {
  const text = personWords(lang)
  const to = (section: string) => personPath(record.person.id, section)
  return (
    <div class="buttons">
      {may(rights, 'support.write') && (
        <LinkButton icon="message-square" href={to('/support')}>
          {text.record.support}
        </LinkButton>
      )}
      {may(rights, 'outcome.write') && (
        <LinkButton icon="award" href={to('/outcome')}>
          {text.record.outcome}
        </LinkButton>
      )}
      {may(rights, 'support.write') && (
        <LinkButton icon="log-out" href={to('/leave')}>
          {text.record.leave}
        </LinkButton>
      )}
      {may(rights, 'evidence.write') && (
        <LinkButton icon="upload" href={to('/file')}>
          {text.record.paper}
        </LinkButton>
      )}
    </div>
  )
}

function eventOf(item: TimelineItem, record: Record, on: Day, lang: Lang) {
  const text = personWords(lang)
  const needed = item.claim ? neededFor(record.rules, item.claim, record.links, on) : []
  const missing = needed.filter(line => line.state === 'untouched' || line.state === 'incomplete')
  const paperName = (code: string) => record.rules.papers.find(paper => paper.code === code)?.names[lang] ?? code
  const chips = needed.map(line => (
    <Chip
      key={line.papers.join()}
      kind={missing.includes(line) ? 'missing' : 'evidence'}
      href={line.link ? `/app/evidence/${line.link.paper}` : addPaperPath(record, line)}
    >
      {paperName(line.link?.kind ?? line.papers[0] ?? '')}
    </Chip>
  ))
  return {
    key: `${item.on}-${item.entry}-${item.title}`,
    on: item.on,
    icon: item.icon as IconName,
    tone: missing.length > 0 ? ('lacking' as const) : needed.length > 0 ? ('reached' as const) : ('work' as const),
    title: item.href ? <a href={item.href}>{item.title}</a> : item.title,
    tags: missing.length > 0 && <Tag kind="warn">{text.missingPapers({ count: missing.length })}</Tag>,
    meta: item.meta ? `${date(item.on)} · ${item.meta}` : date(item.on),
    says: item.says,
    chips: chips.length > 0 && chips,
  }
}

/** Where a paper for this claim is added; the file page knows what it is for. */
export const addPaperPath = (record: Record, line: { claimKind: string; claimId: string; papers: string[] }) =>
  `/app/evidence/new?${new URLSearchParams({
    claim: line.claimKind,
    id: line.claimId,
    subject: record.person.id,
    kind: line.papers[0] ?? '',
    back: personPath(record.person.id, '/file'),
  })}`

function FileCard({ lang, record, on }: { lang: Lang; record: Record; on: Day }) {
  const text = personWords(lang)
  const needed = neededOf(record, on)
  const open = needed.filter(line => line.state !== 'complete').slice(0, 6)
  const done = needed.filter(line => line.state === 'complete').length
  return (
    <Card title={text.file} lead={text.documents({ done, all: needed.length })}>
      <Checklist
        lang={lang}
        items={open.map(line => ({
          key: `${line.claimKind} ${line.claimId} ${line.papers.join()}`,
          text: record.rules.papers.find(paper => paper.code === line.papers[0])?.names[lang] ?? line.papers[0],
          href: line.link ? `/app/evidence/${line.link.paper}` : addPaperPath(record, line),
          state: line.state,
        }))}
      />
      <p>
        <a href={personPath(record.person.id, '/file')}>{text.seeFile}</a> <StateOf lang={lang} needed={needed} />
      </p>
    </Card>
  )
}

function StateOf({ lang, needed }: { lang: Lang; needed: ReturnType<typeof neededOf> }) {
  return stateOfAll(needed) === 'complete' ? <Tag kind="ok">{personWords(lang).proven}</Tag> : null
}
