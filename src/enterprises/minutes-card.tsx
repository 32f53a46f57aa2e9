import { paperPath } from '../evidence/list-page.tsx'
import { PaperTag } from '../evidence/state-tag.tsx'
import { date } from '../kernel/words.ts'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Empty } from '../pages/table.tsx'
import type { OpenCall } from './asked-call.ts'
import { callWords } from './call-words.ts'

/** The scans of signed minutes, and whether a second person has accepted each: then the phase of the selected opens with it. */
export function SignedMinutesCard({ open }: { open: OpenCall }) {
  const { lang } = open.shell
  const text = callWords(lang)
  return (
    <Card title={text.signedMinutes} lead={text.signedMinutesLead}>
      {open.minutes.length === 0 ? (
        <Empty>{text.noMinutes}</Empty>
      ) : (
        <Lines>
          {open.minutes.map(({ paper, datedOn, plans, verdict }) => (
            <Line key={paper} end={<PaperTag lang={lang} state={verdict ?? 'to-check'} />}>
              <a href={paperPath(paper)}>{date(datedOn)}</a>
              <span class="note">{text.forPlans({ count: plans })}</span>
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}
