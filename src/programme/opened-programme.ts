import type { AnyCommand } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import type { ProblemStatus } from '../kernel/problem.ts'
import type { FormBody, FormState } from '../pages/form-state.ts'
import { submit } from '../pages/submit.ts'
import { programmePath } from './paths.ts'
import type { Programme } from './programme.ts'
import { type Rulebook, rulebook } from './rulebook.ts'
import { allow, type C, onDay } from './sight.ts'
import { getProfile, getProgrammeRow } from './tables.ts'
import { words } from './words.ts'

export interface Opened {
  programme: Programme
  rules: Rulebook
  entry: number
}

export const codeOf = (c: C): string => c.req.param('code') ?? ''
export const keyOf = (c: C): string => c.req.param('key') ?? ''

/** The programme of the address with the rules that stand on this day, for whoever may change it. */
export async function open(c: C): Promise<Opened> {
  allow(c, 'programme.write')
  const { tenant } = c.get('who')
  return read(c.get('engine'), c.get('who'), async tx => {
    const { document, entry } = await getProgrammeRow(tx, tenant, codeOf(c))
    return {
      programme: document,
      entry,
      rules: rulebook(await getProfile(tx, tenant, document.profile), document, onDay(c)),
    }
  })
}

type Input = (body: FormBody) => unknown

/** Does what the form asks, and goes back to the programme; or shows the form again. */
export const save = (
  c: C,
  command: AnyCommand,
  again: (state: FormState, status: ProblemStatus) => Promise<Response>,
  input: Input = body => fromForm(command.shape, body, onDay(c)),
): Promise<Response> =>
  submit(c, command, { input, again, to: () => programmePath(codeOf(c)), said: words(c.get('lang')).saved })
