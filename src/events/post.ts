import { setTimeout } from 'node:timers/promises'
import { today } from '../kernel/day.ts'
import { atGate, type Engine, read } from '../kernel/engine.ts'
import { type Letter, type Mailer, refusedForGood } from '../kernel/mail.ts'
import { date, type Lang } from '../kernel/words.ts'
import { calendarOf } from './calendar.ts'
import { changeWords } from './change-words.ts'
import { publicPath } from './paths.ts'
import { type Due, settleDue, takeDue } from './post-tables.ts'
import { type Announced, announced } from './public-tables.ts'
import { findGuest, type GuestRow } from './tables.ts'
import { words } from './words.ts'

const lookEveryMs = 15_000

/** Told of each letter that was not taken over. */
export type PostFailed = (work: string, error: unknown) => void

interface Posting {
  mailer: Mailer
  /** The address under which people reach this server. */
  address: string
  failed: PostFailed
}

/** Sends what is due, soon after the command that asked for it, until it is told to stop. What fails is tried again, ever less often; what is refused for good is not. */
export async function keepPosting(engine: Engine, posting: Posting, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await postAll(engine, posting, stop)
    } catch (error) {
      posting.failed('post', error)
    }
    await setTimeout(lookEveryMs, undefined, { signal: stop }).catch(() => {})
  }
}

const never = new AbortController().signal

/** Every letter that is due now, one after the other; how many were handed over. */
export async function postAll(engine: Engine, posting: Posting, stop: AbortSignal = never): Promise<number> {
  let sent = 0
  while (!stop.aborted) {
    const now = engine.clock()
    const asked = { today: today(now), now: now.toISOString(), withDemo: !posting.mailer.leaves }
    const due = await atGate(engine, tx => takeDue(tx, asked))
    if (!due) return sent
    if (await post(engine, posting, due)) sent += 1
  }
  return sent
}

/** No transaction is open while the letter is under way. */
async function post(engine: Engine, { mailer, address, failed }: Posting, due: Due): Promise<boolean> {
  try {
    const letter = await letterFor(engine, { address, from: mailer.from }, due)
    if (letter) await mailer.send(letter)
    await atGate(engine, tx => settleDue(tx, due, { sentAt: engine.clock().toISOString() }))
    return letter !== undefined
  } catch (error) {
    const failure = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    await atGate(engine, tx => settleDue(tx, due, { failure, refused: refusedForGood(error) }))
    // What a mail server says names the address: its code is enough.
    failed('post', new Error(`A letter was not taken over: ${failure}.`))
    return false
  }
}

/** Undefined where guest or event have gone meanwhile. It is in the language of the guest, and so is the page that it leads to. */
async function letterFor(
  engine: Engine,
  { address, from }: { address: string; from: string },
  due: Due,
): Promise<Letter | undefined> {
  const { tenant } = due
  const { guest, event } = await read(engine, { tenant }, async tx => ({
    guest: await findGuest(tx, tenant, due.guest),
    event: (await announced(tx, tenant, [due.event]))[0],
  }))
  if (!guest?.contact || !event) return undefined
  const { letters, subjects } = lettersIn(guest.lang)
  const link = new URL(publicPath(event.code, `/${guest.ticket}?lang=${guest.lang}`), address).href
  const said = { title: event.title, on: date(event.on), starts: event.starts, place: event.place, link }
  const dated = { ...event, publishedOn: event.publishedOn ?? event.on }
  const page = (code: string) => new URL(publicPath(code), address).href
  const method = due.kind === 'called-off' ? ('CANCEL' as const) : ('PUBLISH' as const)
  return {
    id: [due.kind, due.guest, ...toldAgain(due.kind, guest, event)].join('-'),
    to: guest.contact,
    subject: subjects[due.kind]({ title: event.title }),
    text: letters[due.kind]({ ...said, name: guest.name, organiser: event.organiser }),
    // Whoever waits has no appointment yet.
    ...(due.kind !== 'waiting' &&
      guest.queue === null && {
        method,
        calendar: calendarOf(event.title, [dated], one => page(one.code), { method, email: from }),
      }),
  }
}

/** What tells a letter from an earlier one of its kind to the same guest. */
function toldAgain(kind: Due['kind'], guest: GuestRow, event: Announced): (string | number)[] {
  if (kind === 'moved-up') return [String(guest.moved_up_on)]
  return kind === 'moved' || kind === 'called-off' ? [event.changes] : []
}

function lettersIn(lang: Lang) {
  const { letters } = words(lang)
  const changes = changeWords(lang)
  return { letters: { ...letters, ...changes.letters }, subjects: { ...letters.subjects, ...changes.subjects } }
}
