import { performAll } from '../kernel/command.ts'
import { refuseField } from '../kernel/problem.ts'
import { commandField } from '../pages/form-state.ts'
import { readerOf } from '../pages/reader.ts'
import { flash } from '../pages/shell.ts'
import { answerForm, type Again, typedIn } from '../pages/submit.ts'
import type { C } from '../people/form-route.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { isFit, type Match } from './match.ts'
import { sentenceFor } from './match-sentences.ts'
import { jobWords } from './job-words.ts'
import { idField } from './matches-card.tsx'
import { propose } from './mediation.ts'
import { vacancyPath } from './paths.ts'
import type { VacancyRow } from './tables.ts'

interface Listed {
  vacancy: VacancyRow
  /** Absent where the vacancy is closed: nobody is matched with it. */
  fit: { rules: Rulebook; matches: readonly Match[] } | undefined
}

/** Proposes everybody who is ticked as one: all of them, or none. A colleague has chosen them; what speaks for each is the reason. */
export const proposeChosen = (c: C, load: () => Promise<Listed>, again: Again): Promise<Response> =>
  answerForm(c, again, async body => {
    const { vacancy, fit } = await load()
    const { who, lang, today } = readerOf(c)
    const chosen = new Set([body.chosen ?? []].flat())
    const picked = fit?.matches.filter(one => isFit(one) && chosen.has(one.seeker.enrolment)) ?? []
    if (!fit || picked.length === 0) throw refuseField('chosen', 'jobs.nobody-chosen')
    const own = typedIn(body, 'reason').trim()
    const items = picked.map(one => ({
      id: typedIn(body, idField(one.seeker.enrolment)) || typedIn(body, commandField),
      command: propose,
      input: {
        vacancy: vacancy.id,
        enrolment: one.seeker.enrolment,
        proposedOn: today,
        reason: own === '' ? sentenceFor({ vacancy, match: one, rules: fit.rules, lang }) : own,
      },
    }))
    await performAll(c.get('engine'), items, who)
    flash(c, 'ok', jobWords(lang).said.proposedAll({ count: picked.length }))
    return c.redirect(vacancyPath(vacancy.id), 303)
  })
