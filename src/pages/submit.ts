import type { Context } from 'hono'
import { type AnyCommand, type Done, perform } from '../kernel/command.ts'
import { today } from '../kernel/day.ts'
import { fromForm } from '../kernel/form-input.ts'
import { Problem, type ProblemStatus } from '../kernel/problem.ts'
import { commandField, type FormBody, type FormState, formAgain, shownField } from './form-state.ts'
import { sayIn } from './say.ts'
import { flash } from './shell.ts'
import type { Asked } from './slice.ts'
import { undoOf } from './undo.ts'

/** Shows the form again. */
export type Again = (state: FormState, status: ProblemStatus) => Response | Promise<Response>

interface Submit {
  /** The input, where it is more or other than the fields of the form; it may refuse, or be looked up first. */
  input?: (body: FormBody) => unknown
  again: Again
  /** The page that follows: the record that was written. */
  to: (done: Done) => string
  /** What that page says was done; nothing personal, since it travels in a cookie. */
  said: string
}

/**
 * Performs a command with what a form sent. Done: on to the page that shows it. Refused: the same form, with what was typed and what is
 * wrong with it.
 */
export const submit = (c: Context<Asked>, command: AnyCommand, { input, again, to, said }: Submit): Promise<Response> =>
  answerForm(c, again, async body => {
    const given = input ? await input(body) : fromForm(command.shape, body, today(c.get('engine').clock()))
    const shown = typedIn(body, shownField)
    const sent = { id: typedIn(body, commandField), ...(shown === '' ? {} : { shown: Number(shown) }) }
    const done = await perform(c.get('engine'), command, given, c.get('who'), sent)
    flash(c, 'ok', said, undoOf(c, command, done))
    return c.redirect(to(done), 303)
  })

/** Does something with a form that is no command. */
export async function answerForm(
  c: Context<Asked>,
  again: Again,
  work: (body: FormBody) => Promise<Response>,
): Promise<Response> {
  const body = await formIn(c)
  try {
    return await work(body)
  } catch (error) {
    if (!(error instanceof Problem) || isNoAnswerToAForm(error)) throw error
    const lang = c.get('lang')
    return again(formAgain(lang, body, error, sayIn(lang, c.get('slices'))), error.status)
  }
}

/** What was sent; refuses what says that it is a form and cannot be read as one. */
export async function formIn(c: Context<Asked>): Promise<FormBody> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) throw new Problem(400, 'kernel.not-a-form')
    throw error
  }
}

/** The text in a field; empty where there is none. */
export function typedIn(body: FormBody, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

/** What somebody may not do, or does not exist, cannot be corrected in the form. */
const isNoAnswerToAForm = ({ status }: Problem): boolean => status === 403 || status === 404

/** All texts of a form by name; files and repeated fields are left out. */
export const textsIn = (body: FormBody): Record<string, string> =>
  Object.fromEntries(Object.keys(body).map(name => [name, typedIn(body, name)]))
