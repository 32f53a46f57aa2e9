import { instant, type Lang, longDate, monthName } from '../kernel/words.ts'
import { asset } from '../pages/asset.ts'
import { Button } from '../pages/button.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { commandField, type FormState } from '../pages/form-state.ts'
import { newId } from '../kernel/ids.ts'
import type { ComponentChildren } from 'preact'
import type { Appointment, OwnCertificate } from './link-tables.ts'
import { myWords } from './my-words.ts'
import { myPath } from './paths.ts'
import type { RequestKind } from './request.ts'

interface MyFrameProps {
  lang: Lang
  /** As it stands in the address, for the switch of languages. */
  token: string
  heading: string
  phone: string | undefined
  children: ComponentChildren
}

/** Around a participant's page: no script, no font, nothing that says what programme it is; one call button. */
function MyFrame({ lang, token, heading, phone, children }: MyFrameProps) {
  const text = myWords(lang)
  const other = lang === 'ro' ? 'en' : 'ro'
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${text.title} – ${text.site}`}</title>
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('sansa.css')} />
      </head>
      <body class="public mine">
        <header>
          <span class="product">{text.site}</span>
          <a class="switch" href={`${myPath(token)}?lang=${other}`} lang={other} hreflang={other}>
            {text.other}
          </a>
        </header>
        <main id="main" tabIndex={-1}>
          <h1>{heading}</h1>
          {children}
          {phone !== undefined && (
            <p>
              <a class="button primary" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
                {text.call}: {phone}
              </a>
            </p>
          )}
        </main>
      </body>
    </html>
  )
}

/** A link that opens nothing more, and whom to call. */
export function MyClosed({ says, ...around }: Omit<MyFrameProps, 'heading' | 'children'> & { says: string }) {
  return (
    <MyFrame {...around} heading={myWords(around.lang).title}>
      <p role="status">{says}</p>
    </MyFrame>
  )
}

interface DoorProps {
  lang: Lang
  token: string
  state: FormState
  phone: string | undefined
}

/** Asks for the year of birth, and says nothing about anybody. */
export function MyDoor({ lang, token, state, phone }: DoorProps) {
  const text = myWords(lang)
  return (
    <MyFrame lang={lang} token={token} heading={text.title} phone={phone}>
      <Form state={state} action={myPath(token)} submit={text.enter}>
        <Field
          state={state}
          kind="text"
          name="year"
          label={text.year}
          hint={state.problems.length === 0 ? text.yearHint : undefined}
          width="short"
          inputMode="numeric"
        />
      </Form>
    </MyFrame>
  )
}

export interface Mine {
  name: string
  appointments: readonly Appointment[]
  answers: ReadonlyMap<string, RequestKind>
  /** Each line one paper, or several of which any will do. */
  papers: readonly string[]
  certificates: readonly OwnCertificate[]
  looks: readonly { at: string; who: string; what: string }[]
  phone: string | undefined
}

export function MyPage({ lang, token, mine }: { lang: Lang; token: string; mine: Mine }) {
  const text = myWords(lang)
  return (
    <MyFrame lang={lang} token={token} heading={text.hello({ name: mine.name })} phone={mine.phone}>
      <section class="sheet">
        <h2>{text.next}</h2>
        {mine.appointments.length === 0 && <p>{text.none}</p>}
        {mine.appointments.slice(0, 3).map(one => (
          <Meeting key={one.id} lang={lang} token={token} one={one} answer={mine.answers.get(one.id)} />
        ))}
      </section>
      <section class="sheet">
        <h2>{text.bring}</h2>
        {mine.papers.length === 0 ? <p>{text.nothingToBring}</p> : <List items={mine.papers} />}
      </section>
      {mine.certificates.length > 0 && (
        <section class="sheet">
          <h2>{text.certificates}</h2>
          <ul class="plain-list">
            {mine.certificates.map(one => (
              <li key={one.code}>
                <a href={`/v/${one.code}`}>{`${one.title}, ${monthName(lang, one.passedOn)}`}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="sheet">
        <h2>{text.looked}</h2>
        {mine.looks.length === 0 ? (
          <p>{text.nobody}</p>
        ) : (
          <>
            <p class="muted">{text.lookedLead}</p>
            <List items={mine.looks.map(look => `${instant(look.at)}: ${look.who} ${look.what}`)} />
          </>
        )}
      </section>
      <p class="muted">{text.lock}</p>
    </MyFrame>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul class="plain-list">
    {items.map(item => (
      <li key={item}>{item}</li>
    ))}
  </ul>
)

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

interface MeetingProps {
  lang: Lang
  token: string
  one: Appointment
  answer: RequestKind | undefined
}

/** When and where, and two large buttons. */
function Meeting({ lang, token, one, answer }: MeetingProps) {
  const text = myWords(lang)
  const place = one.place === null ? text.online : [one.room, one.place].filter(Boolean).join(', ')
  return (
    <div class="meeting">
      <p>
        <strong>{longDate(lang, one.on)}</strong>
      </p>
      <p>{text.at({ from: clock(one.fromMinute), to: clock(one.toMinute) })}</p>
      <p>{one.kind === 'lesson' ? text.lesson({ title: one.title ?? '' }) : text.meeting}</p>
      <p>{place}</p>
      {answer !== undefined && <p role="status">{answer === 'coming' ? text.saidComes : text.saidCannot}</p>}
      <div class="answers">
        <Answering token={token} about={one.id} answer="coming">
          <Button look="primary">{text.comes}</Button>
        </Answering>
        <Answering token={token} about={one.id} answer="not-coming">
          <Button>{text.cannot}</Button>
        </Answering>
      </div>
    </div>
  )
}

interface AnsweringProps {
  token: string
  about: string
  answer: 'coming' | 'not-coming'
  children: ComponentChildren
}

/** Each answer is a form of its own: whoever goes back and presses the other one says something new. */
const Answering = ({ token, about, answer, children }: AnsweringProps) => (
  <form method="post" action={myPath(token, '/answer')} data-once>
    <input type="hidden" name={commandField} value={newId()} />
    <input type="hidden" name="about" value={about} />
    <input type="hidden" name="answer" value={answer} />
    {children}
  </form>
)
