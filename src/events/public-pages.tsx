import type { Day } from '../kernel/day.ts'
import { longDate, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty } from '../pages/table.tsx'
import { changeWords } from './change-words.ts'
import { publicEventsPath, publicPath } from './paths.ts'
import { PublicPhotos } from './public-photos.tsx'
import { publicWords } from './public-words.ts'
import type { Announced } from './public-tables.ts'

/** Filled by programs that fill everything; people never see it. */
export const trapField = 'website'

/** Every event that anybody may know of. */
export function PublicListPage({ shell, events, today }: { shell: Shell; events: readonly Announced[]; today: Day }) {
  const text = publicWords(shell.lang)
  const toCome = events.filter(one => one.on >= today && one.heldOn === null)
  const past = events.filter(one => !toCome.includes(one)).toReversed()
  const list = (title: string, some: readonly Announced[]) =>
    some.length > 0 && (
      <Card title={title}>
        <Lines>
          {some.map(one => (
            <Line key={one.code} end={longDate(shell.lang, one.on)}>
              <a href={publicPath(one.code)}>
                {one.calledOffOn === null ? one.title : changeWords(shell.lang).calledOffTitle({ title: one.title })}
              </a>
              <span class="note">
                {one.place} · {one.organiser}
              </span>
            </Line>
          ))}
        </Lines>
      </Card>
    )
  return (
    <Page
      shell={shell}
      title={text.events}
      lead={text.lead}
      actions={
        <LinkButton icon="calendar" href={`${publicEventsPath}/calendar.ics`}>
          {text.calendar}
        </LinkButton>
      }
    >
      <Stack>
        {events.length === 0 && <Empty>{text.none}</Empty>}
        {list(text.toCome, toCome)}
        {list(text.past, past)}
      </Stack>
    </Page>
  )
}

export interface PublicEventProps {
  shell: Shell
  event: Announced
  today: Day
  state: FormState
}

/** What an event is, and three questions for whoever wants to come. */
export function PublicEventPage({ shell, event, today, state }: PublicEventProps) {
  const { lang } = shell
  const text = publicWords(lang)
  const changes = changeWords(lang)
  const isOver = event.heldOn !== null || event.calledOffOn !== null || event.on < today
  return (
    <Page
      shell={shell}
      title={event.title}
      breadcrumb={[{ text: text.events, href: publicEventsPath }]}
      actions={
        <LinkButton icon="calendar" href={publicPath(event.code, '/event.ics')}>
          {text.addToCalendar}
        </LinkButton>
      }
    >
      <Changed event={event} lang={lang} />
      <Columns beside="even">
        <Stack>
          <About shell={shell} event={event} />
          {event.agenda.length > 0 && (
            <Card title={text.program}>
              <Lines>
                {event.agenda.map((one, at) => (
                  <Line key={at} end={text.minutes({ count: number(lang, one.minutes) })}>
                    {one.title}
                  </Line>
                ))}
              </Lines>
            </Card>
          )}
          {event.practices.length > 0 && (
            <Card title={text.practices}>
              <Lines>
                {event.practices.map((one, at) => (
                  <Line key={at} end={one.by}>
                    {one.title}
                    {one.says !== null && <span class="note">{one.says}</span>}
                    {one.takenUpBy.length > 0 && (
                      <span class="note">{text.takenUpBy({ names: one.takenUpBy.join(', ') })}</span>
                    )}
                  </Line>
                ))}
              </Lines>
            </Card>
          )}
          {event.photos.length > 0 && <PublicPhotos event={event} lang={lang} />}
        </Stack>
        <Card
          title={text.register}
          lead={
            event.calledOffOn !== null
              ? changes.publicCalledOff
              : isOver
                ? text.over
                : event.free === 0
                  ? text.full
                  : text.registerLead
          }
        >
          {!isOver && <Register event={event} state={state} />}
        </Card>
      </Columns>
    </Page>
  )
}

/** That it was called off, or that its day, hour or place changed. */
export function Changed({ event, lang }: { event: Announced; lang: Shell['lang'] }) {
  const text = changeWords(lang)
  if (event.calledOffOn !== null) return <Notice kind="warn">{text.publicCalledOff}</Notice>
  if (event.movedOn === null || event.heldOn !== null) return null
  return <Notice kind="info">{text.publicMoved({ on: longDate(lang, event.movedOn) })}</Notice>
}

export function About({ shell: { lang }, event }: { shell: Shell; event: Announced }) {
  const text = publicWords(lang)
  const facts: (readonly [string, string | null])[] = [
    [text.when, `${longDate(lang, event.on)}, ${event.starts}–${event.ends}`],
    [text.where, event.place],
    [text.access, event.access],
    [text.organiser, event.organiser],
  ]
  return (
    <Card>
      {event.says !== null && <p class="prose">{event.says}</p>}
      <Facts items={facts.flatMap(([term, detail]) => (detail === null ? [] : [[term, detail] as const]))} />
      {event.calledOffOn === null && event.free !== null && event.free > 0 && (
        <p>{text.free({ count: number(lang, event.free) })}</p>
      )}
    </Card>
  )
}

function Register({ event, state }: { event: Announced; state: FormState }) {
  const text = publicWords(state.lang)
  return (
    <Form state={state} action={publicPath(event.code)} submit={text.register}>
      <Field state={state} kind="text" name="name" label={text.name} autocomplete="name" />
      <Field
        state={state}
        kind="text"
        name="contact"
        label={text.contact}
        hint={text.contactHint}
        autocomplete="email"
      />
      <Field state={state} kind="text" name="comesFrom" label={text.comesFrom} autocomplete="organization" optional />
      <Field state={state} kind="check" name="imageConsent" label={text.imageConsent} />
      <div class="trap">
        <Field state={state} kind="text" name={trapField} label={text.leaveEmpty} />
      </div>
    </Form>
  )
}

/** The same for whoever was on the list before and whoever was not; where the last place is gone, also for whoever waits and whoever does not. */
export function ThanksPage({ shell, event }: { shell: Shell; event: Announced }) {
  const text = publicWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={event.free === 0 ? text.waitThanks : text.thanks}
      lead={event.free === 0 ? text.waitThanksLead : text.thanksLead}
      breadcrumb={[{ text: event.title, href: publicPath(event.code) }]}
    >
      <Stack>
        <About shell={shell} event={event} />
        <p>
          <LinkButton icon="calendar" href={publicPath(event.code, '/event.ics')}>
            {text.addToCalendar}
          </LinkButton>
        </p>
      </Stack>
    </Page>
  )
}
