import { Downloads } from '../pages/downloads.tsx'
import { may } from '../kernel/who.ts'
import { BringSheet } from '../evidence/bring-page.tsx'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import { blankForm } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty } from '../pages/table.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { sessionsPath } from './paths.ts'
import { RecordButton } from './session-form.tsx'
import { type Naming, SessionList } from './session-list.tsx'
import type { ListedSession } from './session-tables.ts'
import { sessionWords } from './session-words.ts'
import { SessionsFrame } from './sessions-frame.tsx'

interface SessionsProps {
  shell: Shell
  naming: Naming
  sessions: readonly ListedSession[]
  whose: 'mine' | undefined
}

export function SessionsPage({ shell, naming, sessions, whose }: SessionsProps) {
  const { lang, who } = shell
  const text = sessionWords(lang)
  const plan = who && may(who, 'support.write') && (
    <LinkButton look="primary" icon="plus" href={`${sessionsPath}/new`}>
      {text.plan}
    </LinkButton>
  )
  return (
    <SessionsFrame
      shell={shell}
      title={text.sessions}
      lead={text.lead}
      current={sessionsPath}
      actions={
        <>
          {plan}
          <BringSheet shell={shell} />
          <Downloads shell={shell} path={sessionsPath} query={{ whose }} />
        </>
      }
    >
      <Stack>
        <Filters lang={lang} action={sessionsPath}>
          <Field
            state={blankForm(lang, { whose })}
            kind="select"
            name="whose"
            label={text.whose}
            blank={text.everybodys}
            options={[{ value: 'mine', text: text.mine }]}
          />
        </Filters>
        <SessionList naming={naming} caption={text.sessions} sessions={sessions} empty={<Empty>{text.none}</Empty>} />
      </Stack>
    </SessionsFrame>
  )
}

export function PersonSessionsPage({
  naming,
  sessions,
  ...open
}: OpenRecord & Pick<SessionsProps, 'naming' | 'sessions'>) {
  const { lang, who } = open.shell
  const text = sessionWords(lang)
  const { id } = open.record.person
  const record = who && may(who, 'support.write') && <RecordButton lang={lang} person={id} />
  return (
    <PersonFrame {...open} current="/sessions">
      <Card title={text.sessions} actions={record}>
        <SessionList
          naming={naming}
          caption={text.sessions}
          sessions={sessions}
          empty={<Empty>{text.noneOfPerson}</Empty>}
        />
      </Card>
    </PersonFrame>
  )
}
