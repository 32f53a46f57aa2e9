import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Stack } from '../pages/card.tsx'
import { Checklist } from '../pages/checklist.tsx'
import type { TimelineItem } from '../pages/slice.ts'
import { Chip, Tag } from '../pages/tag.tsx'
import { Timeline, type TimelineEvent } from '../pages/timeline.tsx'
import type { OpenRecord } from './asked-record.ts'
import { neededOf } from './claim.ts'
import { neededFor } from './papers.ts'
import { linePath, recordPath } from './paths.ts'
import { actsOf } from './slice-acts.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'
import { words } from './words.ts'

interface PersonProps extends OpenRecord {
  /** What every slice has to tell, newest first. */
  items: readonly TimelineItem[]
  /** What other slices know of the person. */
  beside: ComponentChildren
  caseworker: string | undefined
}

/** The path of a person, newest first, with the papers behind each step. */
export function PersonPage({ items, beside, caseworker, ...open }: PersonProps) {
  const { shell, record, on } = open
  const { lang } = shell
  return (
    <PersonFrame {...open} current="">
      <Columns>
        <Card title={personWords(lang).path} actions={<QuickAdd shell={shell} record={record} slices={open.slices} />}>
          <Timeline lang={lang} events={items.map((item, at) => eventOf(open, item, at))} />
        </Card>
        <Stack>
          <FileCard shell={shell} record={record} on={on} />
          <CareCard lang={lang} record={record} caseworker={caseworker} />
          {beside}
        </Stack>
      </Columns>
    </PersonFrame>
  )
}

function QuickAdd({ shell: { lang, who }, record, slices }: Pick<OpenRecord, 'shell' | 'record' | 'slices'>) {
  if (!who) return null
  const others = actsOf(slices, { who, lang }, record.person.id)
  const { record: text } = personWords(lang)
  const to = (section: string) => recordPath(record, section)
  return (
    <>
      {others.map(({ href, icon, text: name }) => (
        <LinkButton key={href} icon={icon} href={href}>
          {name}
        </LinkButton>
      ))}
      {may(who, 'support.write') && (
        <LinkButton icon="heart-handshake" href={to('/support')}>
          {text.support}
        </LinkButton>
      )}
      {may(who, 'outcome.write') && (
        <LinkButton icon="award" href={to('/outcome')}>
          {text.outcome}
        </LinkButton>
      )}
      {may(who, 'support.write') && (
        <LinkButton icon="log-out" href={to('/leave')}>
          {text.leave}
        </LinkButton>
      )}
      {may(who, 'evidence.write') && (
        <LinkButton icon="upload" href={to('/papers')}>
          {text.paper}
        </LinkButton>
      )}
    </>
  )
}

function eventOf({ shell: { lang, who }, record, on }: OpenRecord, item: TimelineItem, at: number): TimelineEvent {
  const text = personWords(lang)
  const needed = item.claim ? neededFor(record, item.claim, on) : []
  const missing = needed.filter(line => line.state === 'untouched' || line.state === 'incomplete')
  const chips = needed.map(line => (
    <Chip
      key={line.papers.join()}
      kind={missing.includes(line) ? 'missing' : 'evidence'}
      href={linePath(who, record, line)}
    >
      {nameOfKind(record.rules.papers, line.link?.kind ?? line.papers[0] ?? '', lang)}
    </Chip>
  ))
  return {
    key: `${item.on} ${item.entry} ${at}`,
    on: item.on,
    icon: item.icon,
    tone: missing.length > 0 ? 'lacking' : needed.length > 0 ? 'reached' : 'work',
    title: item.href ? <a href={item.href}>{item.title}</a> : item.title,
    tags: missing.length > 0 && <Tag kind="warn">{text.missingPapers({ count: missing.length })}</Tag>,
    meta: item.meta ? `${date(item.on)} · ${item.meta}` : date(item.on),
    says: item.says,
    chips: chips.length > 0 && chips,
  }
}

/** As many open lines as fit beside the path; the file has all. */
const mostOpen = 6

function FileCard({ shell: { lang, who }, record, on }: Pick<OpenRecord, 'shell' | 'record' | 'on'>) {
  const text = personWords(lang)
  const needed = neededOf(record, on)
  const open = needed.filter(line => line.state !== 'complete').slice(0, mostOpen)
  const done = needed.filter(line => line.state === 'complete').length
  return (
    <Card title={text.file} lead={text.documents({ done, all: needed.length })}>
      {open.length > 0 && (
        <Checklist
          lang={lang}
          items={open.map(line => ({
            key: `${line.claimKind} ${line.claimId} ${line.papers.join()}`,
            text: nameOfKind(record.rules.papers, line.link?.kind ?? line.papers[0] ?? '', lang),
            href: linePath(who, record, line),
            state: line.state,
          }))}
        />
      )}
      <p>
        <a href={recordPath(record, '/file')}>{text.seeFile}</a>
      </p>
    </Card>
  )
}

/** Who looks after the person, and what a planner has to provide; never why. */
function CareCard({ lang, record, caseworker }: { lang: Lang; record: Record; caseworker: string | undefined }) {
  const text = personWords(lang)
  const names = words(lang).need
  const { rules, enrolment, person } = record
  const centre = rules.centres.find(one => one.code === enrolment.centre)?.name
  return (
    <Card title={text.care}>
      <p>{[caseworker, centre].filter(part => part !== undefined).join(' · ')}</p>
      {person.needs.length > 0 && (
        <>
          <p class="muted">{text.needs}</p>
          <ul>
            {person.needs.map(need => (
              <li key={need}>{names[need]}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
