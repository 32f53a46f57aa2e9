import type { Day } from '../kernel/day.ts'
import { date } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { Checklist } from '../pages/checklist.tsx'
import type { Shell } from '../pages/shell.ts'
import type { Slice } from '../pages/slice.ts'
import { neededFor } from './papers.ts'
import { addPaperPath, PersonFrame } from './person-page.tsx'
import { personWords } from './person-words.ts'
import { type Claim, claimsOf, nameOfKind, type Record } from './record.ts'

interface Props {
  shell: Shell
  record: Record
  on: Day
  slices: readonly Slice[]
}

/** Every claim about this person with the papers that it needs, each in one of four states. */
export function FilePage(props: Props) {
  const { shell, record, on } = props
  const { lang } = shell
  const text = personWords(lang)
  const claims = claimsOf(record, on)
    .map(claim => ({ claim, needed: neededFor(record.rules, claim, record.links, on) }))
    .filter(({ needed }) => needed.length > 0)
  const paperName = (code: string) => record.rules.papers.find(paper => paper.code === code)?.names[lang] ?? code
  return (
    <PersonFrame {...props} current="/file">
      {claims.map(({ claim, needed }) => (
        <Card key={`${claim.kind} ${claim.id}`} title={titleOf(claim, record, lang)}>
          <Checklist
            lang={lang}
            items={needed.map(line => ({
              key: line.papers.join(),
              text: line.link ? paperName(line.link.kind) : line.papers.map(paperName).join(` ${text.or} `),
              href: line.link ? `/app/evidence/${line.link.paper}` : addPaperPath(record, line),
              state: line.state,
              note: line.link && date(line.link.datedOn),
            }))}
          />
        </Card>
      ))}
    </PersonFrame>
  )
}

function titleOf({ kind, id }: Claim, record: Record, lang: 'ro' | 'en'): string {
  const text = personWords(lang)
  const [what = '', code = ''] = kind.split(/\.(.*)/s)
  const { rules, supports, outcomes } = record
  switch (what) {
    case 'eligibility':
      return `${text.claims.eligibility}: ${nameOfKind(rules.criteria, code, lang)}`
    case 'support':
      return `${nameOfKind(rules.supports, code, lang)}, ${dayOf(supports.find(one => one.id === id)?.given_on)}`
    case 'outcome':
      return `${nameOfKind(rules.outcomes, code, lang)}, ${dayOf(outcomes.find(one => one.id === id)?.reached_on)}`
    case 'six-months':
      return `${text.claims['six-months']}: ${nameOfKind(rules.outcomes, code, lang)}`
    default:
      return text.claims.participation
  }
}

const dayOf = (on: Day | undefined): string => (on === undefined ? '' : date(on))
