import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { may, type Right } from '../kernel/who.ts'
import type { Asked } from '../pages/slice.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import { reaches } from '../programme/deliverable.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { allow } from '../programme/sight.ts'
import { centreIn } from './asked-centre.ts'
import { open, placeOf } from './centre.ts'
import { opening } from './centre-questions.ts'
import { programmeHere } from './centre-rules.ts'
import { dropService } from './given.ts'
import { centrePath, centresPath } from './paths.ts'
import { words } from './words.ts'

import { type Act, acts } from './centre-acts.ts'

export function centreForms(app: Hono<Asked>): void {
  formRoute(app, {
    path: centrePath('new'),
    command: open,
    load: async c => {
      allow(c, 'deliverable.write')
      const lang = c.get('lang')
      const { among, rules } = await programmeHere(c)
      const text = words(lang)
      return {
        title: text.open,
        questions: [hidden('programme', rules.programme ?? ''), ...opening(lang, rules)],
        submit: text.save,
        cancel: inProgramme(centresPath, among),
        breadcrumb: [{ text: text.centres, href: inProgramme(centresPath, among) }],
      }
    },
    to: done => centrePath(String(done.answer.centre)),
    said: c => words(c.get('lang')).said.opened,
  })
  for (const act of acts) {
    formRoute(app, {
      path: centrePath(':centre', act.at),
      command: act.command,
      load: c => load(c, act),
      to: (_, c) => centrePath(centreIn(c), act.back),
      said: c => (act.command === dropService ? words(c.get('lang')).said.dropped : words(c.get('lang')).said.recorded),
    })
  }
}

async function load(c: C, act: Act) {
  const lang = c.get('lang')
  const text = words(lang)
  const who = c.get('who')
  const right: Right = act.command.may
  const id = act.record === undefined ? centreIn(c) : idIn(c, act.record, 'centres.no-such-record')
  return read(c.get('engine'), who, async tx => {
    const place = await placeOf(tx, who, undefined, centreIn(c))
    const isReached = act.aboutPeople ? may(who, right) : reaches(who, right, place.found.row, undefined)
    if (!isReached) throw missing('centres.no-such-centre')
    const { questions, values, shown, lead } = await act.fill(tx, { c, lang, place, id })
    const here = centrePath(centreIn(c), act.back)
    return {
      title: act.title(text),
      ...(lead !== undefined && { lead }),
      questions: [hidden(act.field ?? act.record ?? 'centre', id), ...questions],
      ...(values && { values }),
      ...(shown !== undefined && { shown }),
      submit: text.save,
      ...(act.danger && { danger: true }),
      cancel: here,
      breadcrumb: [
        { text: text.centres, href: centresPath },
        { text: place.found.row.title, href: here },
      ],
    }
  })
}
