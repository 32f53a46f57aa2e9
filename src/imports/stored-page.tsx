import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { ErrorSummary } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { peoplePath } from '../people/paths.ts'
import { importPath, tablePath } from './paths.ts'
import type { Stored, Waiting } from './waiting.ts'
import { words } from './words.ts'

interface Props {
  shell: Shell
  waiting: Waiting
  stored: Stored
  /** Rows of the table that were not imported. */
  left: number
  /** Why a button was refused. */
  state?: FormState | undefined
}

/** What was stored and what was not, and the way back. */
export function StoredPage({ shell, waiting, stored, left, state }: Props) {
  const text = words(shell.lang)
  const count = stored.rows.length
  return (
    <Page
      shell={shell}
      title={stored.undone ? text.states.undone : text.states.stored}
      lead={waiting.state.fileName}
      breadcrumb={[{ text: text.title, href: importPath }]}
      current={importPath}
    >
      <Card>
        {state && <ErrorSummary state={state} />}
        <Notice kind={stored.undone ? 'info' : 'ok'}>{stored.undone ? text.undone : text.stored({ count })}</Notice>
        {!stored.undone && left > 0 && <Notice kind="warn">{text.leftOut({ count: left })}</Notice>}
        <div class="buttons">
          {!stored.undone && (
            <LinkButton look="primary" icon="users" href={peoplePath}>
              {text.toPeople}
            </LinkButton>
          )}
          {left > 0 && (
            <LinkButton icon="download" href={tablePath(waiting.id, '/left.xlsx')}>
              {text.download}
            </LinkButton>
          )}
          {!stored.undone && (
            <Act action={tablePath(waiting.id, '/undo')}>
              <Button icon="undo-2">{text.undo}</Button>
            </Act>
          )}
          <Act action={tablePath(waiting.id, '/drop')} shown={waiting.row.version}>
            <Button look="quiet">{text.drop}</Button>
          </Act>
        </div>
      </Card>
    </Page>
  )
}
