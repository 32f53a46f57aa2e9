import { newId } from '../kernel/ids.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import type { Say } from './say.ts'

/** What stands in the fields, by name: what was typed, or what is recorded. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** Something to correct; with a path it also stands at the field of that name. */
export interface FormMessage {
  path?: string
  text: string
}

/** Everything a form needs to show itself, for the first time or again. */
export interface FormState {
  lang: Lang
  values: FormValues
  problems: readonly FormMessage[]
  /** Made when the form is first shown, so that sending it twice is recorded once. */
  commandId: string
}

/** What a browser sent, as `c.req.parseBody({ all: true })` gives it. */
export type FormBody = Readonly<Record<string, string | File | readonly (string | File)[]>>

/** The name of the hidden field that carries the command's id. */
export const commandField = 'command-id'
/** The name of the hidden field that carries the journal line of the version shown. */
export const shownField = 'entry'

/** A form shown for the first time. */
export const blankForm = (lang: Lang, values: FormValues = {}): FormState => ({
  lang,
  values,
  problems: [],
  commandId: newId(),
})

const mostRows = 60

/** How many rows a list such as `parties.0.duties` shows: all that were typed or sent, and some to add to those that are filled. */
export function rowsShown({ values }: FormState, list: string, spare: number): number {
  const places = Object.entries(values).flatMap(([name, value]) => {
    const [, at] = name.startsWith(`${list}.`) ? name.split('.') : []
    return at !== undefined && /^\d{1,3}$/.test(at) ? [{ at: Number(at), filled: Boolean(value) }] : []
  })
  const filled = new Set(places.filter(one => one.filled).map(one => one.at))
  return Math.min(mostRows, Math.max(filled.size + spare, ...places.map(one => one.at + 1)))
}

/** The same form back, with what was typed and what is wrong with it. Files cannot be kept: the browser does not allow it. */
export function formAgain(lang: Lang, body: FormBody, problem: Problem, say: Say): FormState {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter(part => typeof part === 'string')
  }
  const { [commandField]: commandId, ...typed } = values
  return {
    lang,
    values: typed,
    problems: messagesOf(problem, say, Object.keys(body)),
    commandId: typeof commandId === 'string' ? commandId : newId(),
  }
}

function messagesOf(problem: Problem, say: Say, sent: readonly string[]): FormMessage[] {
  if (problem.fields.length === 0) return [{ text: say(problem.code, problem.details) }]
  const messages = problem.fields.map(field => ({
    path: askedAt(field.path, sent),
    text: say(field.code, field.details),
  }))
  return [...new Map(messages.map(message => [`${message.path} ${message.text}`, message])).values()]
}

/** A part of what one field asks for, `scope.of`, is told at that field, `scope`; what a list lacks, `modules`, at its first field. */
function askedAt(path: string, sent: readonly string[]): string {
  const above = path.split('.').slice(0, -1)
  const names = above.map((_, at) => above.slice(0, above.length - at).join('.'))
  if (sent.includes(path)) return path
  return names.find(name => sent.includes(name)) ?? sent.find(name => name.startsWith(`${path}.`)) ?? path
}
