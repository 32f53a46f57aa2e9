import { date, instant } from '../kernel/words.ts'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Named } from '../pages/slice.ts'
import { Empty, Pager } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag } from '../pages/tag.tsx'
import { inboxPath } from './paths.ts'
import { numberOf, outcomes, type Said } from './request.ts'
import type { ListedRequest } from './request-tables.ts'
import { words } from './words.ts'
import { countyName, regionName } from './place-name.ts'

interface InboxProps {
  shell: Shell
  which: 'waiting' | 'settled'
  requests: readonly ListedRequest[]
  said: ReadonlyMap<string, Said>
  /** What the requests are about, and who answered, as far as the reader may know. */
  names: ReadonlyMap<string, Named>
  first?: string | undefined
  next?: string | undefined
  /** The form that was refused. */
  state?: { request: string; form: FormState } | undefined
}

export const listPath = (which: InboxProps['which'], after?: string): string => {
  const asked = new URLSearchParams({
    ...(which === 'settled' && { list: which }),
    ...(after !== undefined && { after }),
  })
  return asked.size === 0 ? inboxPath : `${inboxPath}?${asked}`
}

/** What the public sent, the oldest first. */
export function InboxPage({ shell, which, requests, said, names, first, next, state }: InboxProps) {
  const text = words(shell.lang)
  return (
    <Page shell={shell} title={text.inbox} lead={text.inboxLead} current={inboxPath} scripts={['form']}>
      <Tabs
        label={text.inbox}
        current={listPath(which)}
        items={[
          { href: listPath('waiting'), text: text.waiting },
          { href: listPath('settled'), text: text.settled },
        ]}
      />
      {requests.length === 0 && <Empty>{which === 'waiting' ? text.empty : text.emptySettled}</Empty>}
      <Stack>
        {requests.map(request => (
          <OneRequest
            key={request.id}
            shell={shell}
            request={request}
            said={said.get(request.id) ?? {}}
            names={names}
            state={state?.request === request.id ? state.form : undefined}
          />
        ))}
      </Stack>
      {(first ?? next) && <Pager lang={shell.lang} shown={requests.length} first={first} next={next} />}
      <p class="muted">{text.goneSoon}</p>
    </Page>
  )
}

interface OneProps {
  shell: Shell
  request: ListedRequest
  said: Said
  names: ReadonlyMap<string, Named>
  state: FormState | undefined
}

function OneRequest({ shell, request, said, names, state }: OneProps) {
  const { lang } = shell
  const text = words(lang)
  const about = names.get(request.about_id ?? '')
  const person = names.get(request.person_id ?? '')
  return (
    <Card
      id={request.id}
      title={text.kinds[request.kind]}
      lead={
        <>
          {text.received}: {instant(request.received_at)} · {text.number}:{' '}
          <a href={`${inboxPath}/${request.id}`}>{numberOf(request.id)}</a>
        </>
      }
    >
      <Facts
        items={[
          ...(person ? [[text.said.person, linked(person)] as const] : []),
          ...(about ? [[text.about, linked(about)] as const] : []),
          ...Object.entries(said).map(([name, value]) => [labelOf(lang, name), shownValue(lang, name, value)] as const),
          ...(request.region === null ? [] : [[text.region, regionName(request.region)] as const]),
        ]}
      />
      {request.outcome === null ? (
        <Settling shell={shell} request={request} state={state ?? blankForm(lang)} />
      ) : (
        <p>
          <Tag kind="ok">{text.outcomes[request.outcome]}</Tag> {request.settled_on && date(request.settled_on)}
        </p>
      )}
    </Card>
  )
}

const linked = (named: Named) => (named.href === undefined ? named.title : <a href={named.href}>{named.title}</a>)

function labelOf(lang: Shell['lang'], name: string): string {
  const labels: Readonly<Record<string, string>> = words(lang).said
  return labels[name] ?? name
}

function shownValue(lang: Shell['lang'], name: string, value: string | boolean): string {
  const text = words(lang)
  if (typeof value === 'boolean') return text.yes
  if (name === 'county') return countyName(value)
  const abouts: Readonly<Record<string, string>> = text.abouts
  return name === 'about' ? (abouts[value] ?? value) : value
}

/** What became of it, in one choice. */
function Settling({ shell, request, state }: { shell: Shell; request: ListedRequest; state: FormState }) {
  const text = words(shell.lang)
  return (
    <Form state={state} action={`${inboxPath}/${request.id}`} submit={text.settle}>
      <Field
        state={state}
        kind="select"
        name={`outcome-${numberOf(request.id)}`}
        label={text.outcome}
        options={outcomes.map(value => ({ value, text: text.outcomes[value] }))}
      />
    </Form>
  )
}
