import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { jobWords } from './job-words.ts'
import { bestFirst, isAlmost, isFit, type Match } from './match.ts'
import { missingSentence, sentenceAgainst, sentenceFor } from './match-sentences.ts'
import type { SeekerName } from './match-tables.ts'
import { matchWords } from './match-words.ts'
import { workPath } from './paths.ts'
import type { VacancyRow } from './tables.ts'
import { nameOf } from './vacancy-pages.tsx'

interface MatchesProps {
  shell: Shell
  rules: Rulebook
  vacancy: VacancyRow
  /** Of everybody whom everything that is sealed lets through. */
  matches: readonly Match[]
  names: ReadonlyMap<string, SeekerName>
  /** How many look for work and are not among those. */
  others: number
  unasked: number
  mayWrite: boolean
}

/** As many as somebody reads. */
const mostShown = 10

/** Who suits a vacancy and who almost does, each with a sentence; of the others only how many. */
export function MatchesCard(props: MatchesProps) {
  const { shell, rules, vacancy, matches, names, others, unasked, mayWrite } = props
  const { lang } = shell
  const text = matchWords(lang)
  const jobs = jobWords(lang)
  const fit = bestFirst(matches.filter(isFit))
  const almost = bestFirst(matches.filter(isAlmost)).slice(0, mostShown)
  const rest = others + matches.filter(one => !isFit(one) && !isAlmost(one)).length
  const person = {
    key: 'person',
    title: jobs.person,
    heads: true,
    cell: ({ seeker }: Match) => {
      const name = names.get(seeker.person)
      return <a href={workPath(seeker.person)}>{name ? nameOf(name, lang) : '–'}</a>
    },
  }
  const why = (match: Match) => ({ vacancy, match, rules, lang })
  return (
    <>
      <Card title={text.matches} lead={text.matchesLead}>
        <Table
          lang={lang}
          caption={text.matches}
          hideCaption
          rows={fit.slice(0, mostShown)}
          rowKey={one => one.seeker.enrolment}
          empty={<Empty>{text.noMatches}</Empty>}
          columns={[
            person,
            { key: 'score', title: text.score, tight: true, cell: one => text.points({ score: one.score }) },
            { key: 'for', title: text.for, cell: one => sentenceFor(why(one)) },
            { key: 'against', title: text.against, cell: one => sentenceAgainst(why(one)) },
            ...(mayWrite
              ? [
                  {
                    key: 'propose',
                    title: jobs.propose,
                    cell: ({ seeker }: Match) => (
                      <LinkButton look="quiet" icon="send" href={workPath(seeker.person, `/propose/${vacancy.id}`)}>
                        {jobs.propose}
                      </LinkButton>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {rest > 0 && <p class="muted">{text.others({ count: rest })}</p>}
        {unasked > 0 && <p class="muted">{text.unasked({ count: unasked })}</p>}
      </Card>
      <Card title={text.almost} lead={text.almostLead}>
        <Table
          lang={lang}
          caption={text.almost}
          hideCaption
          rows={almost}
          rowKey={one => one.seeker.enrolment}
          empty={<Empty>{text.nobodyAlmost}</Empty>}
          columns={[
            person,
            { key: 'score', title: text.score, tight: true, cell: one => text.points({ score: one.score }) },
            {
              key: 'missing',
              title: text.missing,
              cell: match => match.shut.map(gate => missingSentence(gate, { match, lang })).join(' '),
            },
          ]}
        />
      </Card>
    </>
  )
}
