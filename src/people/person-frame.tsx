import type { ComponentChildren } from 'preact'
import { shownPhone } from '../kernel/phone.ts'
import { may, type Who } from '../kernel/who.ts'
import { date, type Lang, longDate } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag, type TagKind } from '../pages/tag.tsx'
import type { OpenRecord } from './asked-record.ts'
import type { Stage } from './stage-tables.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { peoplePath, personPath, recordPath } from './paths.ts'
import { spokenName } from './person-name.ts'
import { personWords } from './person-words.ts'
import { ageOf, type Record } from './record.ts'
import { stageOf } from './stage.ts'

interface FrameProps extends OpenRecord {
  /** The section that is open, as its path ends: `/file`. */
  current: string
  scripts?: readonly 'form'[]
  children: ComponentChildren
}

/** What stands around every page of a person: name, place, next step, sections. */
export function PersonFrame({ shell, record, on, slices, ahead, current, scripts = [], children }: FrameProps) {
  const { lang, who } = shell
  const text = personWords(lang)
  const { person } = record
  const name = spokenName(person, lang)
  const more = who ? slices.flatMap(slice => slice.sections?.({ who, lang }, person.id) ?? []) : []
  const own = (section: string, label: string) => ({ href: recordPath(record, section), text: label })
  return (
    <Page
      shell={shell}
      // Titles stay behind in the history of the browser and in lists of windows: no name stands there.
      title={person.code}
      current={peoplePath}
      scripts={scripts}
      breadcrumb={[{ text: text.people, href: peoplePath }]}
      head={<Head lang={lang} who={who} record={record} on={on} ahead={ahead} name={name} />}
    >
      <Tabs
        label={text.sections}
        current={recordPath(record, current)}
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

interface HeadProps extends Pick<OpenRecord, 'record' | 'on' | 'ahead'> {
  lang: Lang
  who: Who | undefined
  name: string
}

function Head({ lang, who, record, on, ahead, name }: HeadProps) {
  const text = personWords(lang)
  const stage = stageOf(record)
  const step = nextStep(record, on)
  const isThere = step?.step === 'support' || step?.step === 'leave' || step?.step === 'enter'
  return (
    <RecordHead
      name={name}
      meta={<Meta lang={lang} record={record} on={on} />}
      tags={<Tag kind={stageLook[stage]}>{text.stages[stage]}</Tag>}
    >
      <SamePerson lang={lang} record={record} />
      {isThere && ahead.length > 0 && (
        <Notice kind="next">
          <strong>{text.nextStep}</strong>{' '}
          {ahead.map((next, at) => (
            <span key={next.href}>
              {at > 0 && ' · '}
              <a href={next.href}>{next.text}</a>
            </span>
          ))}
        </Notice>
      )}
      {step && !(isThere && ahead.length > 0) && (
        <Notice
          kind={step.step === 'done' ? 'ok' : 'next'}
          actions={who && <Act lang={lang} who={who} record={record} step={step} />}
        >
          <strong>{text.nextStep}</strong> {stepText(lang, step)}
        </Notice>
      )}
    </RecordHead>
  )
}

function Meta({ lang, record, on }: Pick<HeadProps, 'lang' | 'record' | 'on'>) {
  const text = personWords(lang)
  const { person, enrolment, rules } = record
  const age = ageOf(person, on)
  const region = rules.regions.find(one => one.nuts === enrolment.region)?.names[lang] ?? enrolment.region
  const parts = [person.code, age === undefined ? undefined : text.yearsOld({ years: age }), region]
  return (
    <>
      {parts.filter(part => part !== undefined).join(' · ')}
      {person.phone !== null && (
        <>
          {' · '}
          <a href={`tel:${person.phone}`}>{shownPhone(person.phone)}</a>
        </>
      )}
      {person.contact_preference !== null && ` · ${text.prefers[person.contact_preference]}`}
    </>
  )
}

function SamePerson({ lang, record: { person, others } }: Pick<HeadProps, 'lang' | 'record'>) {
  if (others.length === 0) return null
  const text = personWords(lang)
  return (
    <Notice kind="info">
      {person.same_as === null ? text.alsoRecordedAs : text.recordedFirstAs}{' '}
      {others.map(other => (
        <a key={other.id} href={personPath(other.id)}>
          {other.code}
        </a>
      ))}
    </Notice>
  )
}

export const stageLook: { [S in Stage]: TagKind } = {
  applicant: 'info',
  proposed: 'info',
  waiting: 'warn',
  refused: 'neutral',
  eligible: 'ok',
  participant: 'ok',
  left: 'neutral',
  withdrawn: 'neutral',
}

export function stepText(lang: Lang, step: NextStep): string {
  const { steps } = personWords(lang)
  if (step.step === 'leave') return steps.leave({ on: longDate(lang, step.on) })
  if (step.step !== 'follow-up') return steps[step.step]
  return steps[step.milestone.what]({ due: longDate(lang, step.milestone.due) })
}

/** In a few words, for a list. */
export function shortStep(lang: Lang, step: NextStep): string {
  const { shortSteps } = personWords(lang)
  if (step.step !== 'follow-up') return shortSteps[step.step]
  return shortSteps[step.milestone.what]({ due: date(step.milestone.due) })
}

const acts: { [S in NextStep['step']]?: { right: Parameters<typeof may>[1]; section: string } } = {
  propose: { right: 'people.decide', section: '/eligibility' },
  sign: { right: 'people.decide', section: '/eligibility' },
  enter: { right: 'support.write', section: '/support' },
  support: { right: 'support.write', section: '/support' },
  leave: { right: 'support.write', section: '/leave' },
  'follow-up': { right: 'outcome.write', section: '/identity/situation' },
}

function Act({ lang, who, record, step }: { lang: Lang; who: Who; record: Record; step: NextStep }) {
  const act = acts[step.step]
  if (!act || !may(who, act.right)) return null
  return (
    <LinkButton look="primary" href={recordPath(record, act.section)}>
      {personWords(lang).act[step.step]}
    </LinkButton>
  )
}
