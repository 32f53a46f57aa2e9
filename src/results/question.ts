import type { Context } from 'hono'
import type { Known, Tx } from '../kernel/database.ts'
import { addDays, type Day, endOfDay } from '../kernel/day.ts'
import { knownAt, read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { quarterOf } from '../kernel/period.ts'
import { readDay } from '../kernel/typed-day.ts'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import type { Asked } from '../pages/slice.ts'
import { programmeCodes } from '../programme/tables.ts'
import { words } from './words.ts'

/** What a page of results asks. All of it stands in the address, so that a number can be sent to somebody. */
export interface Question {
  programme: string
  /** Another profile than the programme's own. */
  under?: string | undefined
  /** A second profile, shown beside. */
  beside?: string | undefined
  day: Day
  known: Known
  region?: string | undefined
  sex?: string | undefined
  /** The address's own words, for links to other pages of the same question. */
  query: Record<string, string>
  /** The same as a form, with what could not be read. */
  form: FormState
}

const kept = ['programme', 'under', 'beside', 'on', 'known', 'entry', 'region', 'sex'] as const

/** Reads the address. What cannot be read is said in the form, and today and now stand in its place. */
export async function askedQuestion(c: Context<Asked>): Promise<Question> {
  const { who, today, lang } = readerOf(c)
  const engine = c.get('engine')
  const given = Object.fromEntries(
    kept.flatMap(name => (c.req.query(name)?.trim() ? [[name, c.req.query(name)?.trim() ?? '']] : [])),
  )
  const programme = await read(engine, who, tx => chosenProgramme(tx, who.tenant, given.programme))
  const on = dayIn(given.on, today)
  const knownOn = dayIn(given.known, today)
  const text = words(lang)
  const problems = [
    ...(on === 'unreadable' ? [{ path: 'on', text: text.notADay }] : []),
    ...(knownOn === 'unreadable' ? [{ path: 'known', text: text.notADay }] : []),
  ]
  return {
    programme,
    under: given.under,
    beside: given.beside,
    day: on === undefined || on === 'unreadable' ? today : on,
    known: await knownIn(c, given.entry, knownOn === 'unreadable' ? undefined : knownOn),
    region: given.region,
    sex: given.sex,
    query: { ...given, ...(programme !== given.programme && given.programme !== undefined && { programme }) },
    form: { ...blankForm(lang, given), problems },
  }
}

/** Another moment than the one of the question, by the words that name it; without a day, the end of the quarter before. */
export async function askedMoment(
  c: Context<Asked>,
  names: { day: string; known: string; entry: string },
  question: Question,
): Promise<{ moment: { day: Day; known: Known }; problems: FormState['problems'] }> {
  const { today, lang } = readerOf(c)
  const day = dayIn(c.req.query(names.day)?.trim() || undefined, today)
  const known = dayIn(c.req.query(names.known)?.trim() || undefined, today)
  const problems = [
    ...(day === 'unreadable' ? [{ path: names.day, text: words(lang).notADay }] : []),
    ...(known === 'unreadable' ? [{ path: names.known, text: words(lang).notADay }] : []),
  ]
  const usual = addDays(quarterOf(question.day).from, -1)
  return {
    moment: {
      day: day === undefined || day === 'unreadable' ? usual : day,
      known: await knownIn(c, c.req.query(names.entry), known === 'unreadable' ? undefined : known),
    },
    problems,
  }
}

async function chosenProgramme(tx: Tx, tenant: string, asked: string | undefined): Promise<string> {
  const codes = await programmeCodes(tx, tenant)
  if (codes.length === 0) throw missing('programme.none-yet')
  const chosen = asked === undefined ? codes[0] : codes.find(code => code === asked)
  if (chosen === undefined) throw missing('programme.no-such-programme')
  return chosen
}

/** No day ahead: what will count then is not known yet. */
function dayIn(typed: string | undefined, today: Day): Day | undefined | 'unreadable' {
  if (typed === undefined) return undefined
  const day = readDay(typed, today)
  return day === undefined || day > today ? 'unreadable' : day
}

async function knownIn(c: Context<Asked>, entry: string | undefined, on: Day | undefined): Promise<Known> {
  const { who, today } = readerOf(c)
  if (entry !== undefined && /^\d{1,12}$/.test(entry)) return { entry: Number(entry) }
  return on === undefined || on === today ? 'now' : knownAt(c.get('engine'), who, endOfDay(on))
}

/** The address of a page of results that asks the same, but for these words. */
export function addressOf(
  path: string,
  { query }: Pick<Question, 'query'>,
  changes: Record<string, string | undefined> = {},
): string {
  const given = Object.entries({ ...query, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
