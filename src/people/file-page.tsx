import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Checklist } from '../pages/checklist.tsx'
import type { OpenRecord } from './asked-record.ts'
import { claimsOf } from './claim.ts'
import { claimTitle } from './claim-title.ts'
import { neededFor } from './papers.ts'
import { linePath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind } from './record.ts'
import { FormsCard } from './registration-page.tsx'

/** Every claim about this person with the papers that it needs, each in one of four states. */
export function FilePage(props: OpenRecord) {
  const { shell, record, on } = props
  const { lang } = shell
  const text = personWords(lang)
  const claims = claimsOf(record, on)
    .map(claim => ({ claim, needed: neededFor(record, claim, on) }))
    .filter(({ needed }) => needed.length > 0)
  const paperName = (code: string) => nameOfKind(record.rules.papers, code, lang)
  return (
    <PersonFrame {...props} current="/file">
      <Stack>
        <FormsCard lang={lang} record={record} writes={shell.who !== undefined && may(shell.who, 'people.write')} />
        {claims.map(({ claim, needed }) => (
          <Card key={`${claim.kind} ${claim.id}`} title={claimTitle(record, claim, lang)}>
            <Checklist
              lang={lang}
              items={needed.map(line => ({
                key: line.papers.join(),
                text: line.link ? paperName(line.link.kind) : line.papers.map(paperName).join(` ${text.or} `),
                href: linePath(shell.who, record, line),
                state: line.state,
                note: line.link && date(line.link.datedOn),
              }))}
            />
          </Card>
        ))}
      </Stack>
    </PersonFrame>
  )
}
