import { BringSheet, CompareSheet } from '../evidence/sheet-pages.tsx'
import { Field } from '../pages/field.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { listedName } from '../people/name.ts'
import type { OpenSession } from './asked-session.ts'
import { sessionPath, sessionsPath } from './paths.ts'
import { sessionWords } from './session-words.ts'
import { verdicts } from './tables.ts'
import { words } from './words.ts'

interface BringProps extends OpenSession {
  state: FormState
}

/** What stands around both forms about the sheet of a session. */
function around({ shell, session }: OpenSession) {
  const path = sessionPath(session.id)
  return {
    shell,
    current: sessionsPath,
    cancel: path,
    breadcrumb: [{ text: sessionWords(shell.lang).session, href: path }],
  }
}

/** Takes the signed sheet: a photo from a phone, or a scan. */
export function BringSheetPage({ state, ...open }: BringProps) {
  const text = sessionWords(open.shell.lang)
  return (
    <BringSheet
      {...around(open)}
      title={text.bringSheet}
      lead={text.bringLead}
      state={state}
      action={sessionPath(open.session.id, '/sheet')}
      submit={text.bring}
    >
      <Field state={state} kind="day" name="datedOn" label={text.signedOn} />
    </BringSheet>
  )
}

interface CheckProps extends OpenSession {
  state: FormState
  paper: { id: string; pages: readonly string[] }
  isOwn: boolean
}

/** The scan beside the roster: one answer for each row that does not count yet. */
export function CheckSheetPage({ state, paper, isOwn, ...open }: CheckProps) {
  const { shell, session, roster } = open
  const { lang } = shell
  const text = sessionWords(lang)
  return (
    <CompareSheet
      {...around(open)}
      title={text.checkSheet}
      lead={text.checkLead}
      state={state}
      action={sessionPath(session.id, '/check')}
      submit={text.check}
      paper={paper}
      isOwn={isOwn}
      roster={text.roster}
      list="seats"
      about="person"
      lines={roster
        .filter(row => row.seat.support_id === null)
        .map(row => ({ id: row.person, name: `${listedName(row)} (${row.code})` }))}
      verdicts={mapOptions(lang, verdicts, words(lang).verdict)}
    >
      <Field state={state} kind="hidden" name="session" value={session.id} />
      <Field
        state={state}
        kind="text"
        name="lines"
        label={text.strangers}
        hint={text.strangersHint}
        width="short"
        optional
      />
    </CompareSheet>
  )
}
