import { date, number } from '../kernel/words.ts'
import { Card, Facts } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tag } from '../pages/tag.tsx'
import { examWords } from './exam-words.ts'

interface CheckProps {
  shell: Shell
  /** Null: the code is unknown. */
  found:
    | { initials: string; title: string; minutes: number; month: string; revokedOn: string | null }
    | null
    | undefined
}

/** For anybody who holds a certificate in hand: no sign-in, and no name. */
export function CheckPage({ shell, found }: CheckProps) {
  const { lang } = shell
  const text = examWords(lang)
  return (
    <Page shell={shell} title={text.check} lead={text.checkLead}>
      <Card>
        {found === null && <Tag kind="error">{text.unknownCode}</Tag>}
        {found && (
          <>
            {found.revokedOn === null ? (
              <Tag kind="ok">{text.isValid}</Tag>
            ) : (
              <Tag kind="error">{text.isRevoked({ on: date(found.revokedOn) })}</Tag>
            )}
            <Facts
              items={[
                [text.initials, found.initials],
                [text.course, found.title],
                [text.hours, number(lang, found.minutes / 60)],
                [text.month, found.month],
              ]}
            />
          </>
        )}
      </Card>
    </Page>
  )
}
