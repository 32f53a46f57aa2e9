import type { Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Batch, Proposed, Why } from './batch.ts'
import { jobWords } from './job-words.ts'
import { sentenceAgainst, sentenceFor } from './match-sentences.ts'
import type { SeekerName } from './match-tables.ts'
import { matchWords } from './match-words.ts'
import { jobsPath, referralPath, vacancyPath, workPath } from './paths.ts'
import type { Referred } from './referral-tables.ts'
import type { VacancyRow } from './tables.ts'
import { nameOf } from './vacancy-pages.tsx'
import { words } from './words.ts'

interface BatchProps {
  shell: Shell
  rules: Rulebook
  batch: Batch
  names: ReadonlyMap<string, SeekerName>
  employers: ReadonlyMap<string, string>
  /** Those that were made already, for the same places. */
  proposals: readonly Referred[]
  mayWrite: boolean
}

/** The division of everybody over all open vacancies, each with its sentences; nothing is recorded until somebody proposes. */
export function BatchPage({ shell, rules, batch, names, employers, proposals, mayWrite }: BatchProps) {
  const { lang } = shell
  const text = matchWords(lang)
  const jobs = jobWords(lang)
  const { proposed, without, worth, seats } = batch
  const person = {
    key: 'person',
    title: jobs.person,
    heads: true,
    cell: (one: Proposed) => <a href={workPath(one.seeker.person)}>{listedName(names, one, lang)}</a>,
  }
  const why = {
    key: 'why',
    title: text.against,
    cell: (one: Proposed) => whySentence(one.because, employers, lang),
  }
  return (
    <Page
      shell={shell}
      title={text.batch}
      lead={text.batchLead}
      breadcrumb={[{ text: jobs.vacancies, href: jobsPath }]}
    >
      <Card title={text.proposed} lead={text.sum({ people: proposed.length, places: seats, worth })}>
        <Table
          lang={lang}
          caption={text.proposed}
          hideCaption
          rows={proposed}
          rowKey={one => one.seeker.enrolment}
          empty={<Empty>{text.batchEmpty}</Empty>}
          columns={[
            person,
            {
              key: 'vacancy',
              title: jobs.vacancy,
              cell: ({ opening, because }) =>
                opening && (
                  <>
                    <a href={vacancyPath(opening.vacancy.id)}>{opening.vacancy.title}</a>
                    <span class="above">{employers.get(opening.vacancy.employer_id)}</span>
                    <span class="above">{whySentence(because, employers, lang)}</span>
                  </>
                ),
            },
            { key: 'score', title: text.score, numeric: true, cell: one => one.match?.score },
            {
              key: 'for',
              title: text.for,
              cell: ({ opening, match }) =>
                opening && match && sentenceFor({ vacancy: opening.vacancy, match, rules, lang }),
            },
            {
              key: 'against',
              title: text.against,
              cell: ({ opening, match }) =>
                opening && match && sentenceAgainst({ vacancy: opening.vacancy, match, rules, lang }),
            },
            ...(mayWrite
              ? [
                  {
                    key: 'propose',
                    title: jobs.propose,
                    cell: (one: Proposed) => <Deciding lang={lang} one={one} proposals={proposals} />,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {without.length > 0 && (
        <Card title={text.without}>
          <Table
            lang={lang}
            caption={text.without}
            hideCaption
            rows={without}
            rowKey={one => one.seeker.enrolment}
            columns={[person, why]}
          />
        </Card>
      )}
    </Page>
  )
}

/** Leads to the decision, or to what was decided. */
function Deciding({ lang, one, proposals }: Pick<BatchProps, 'proposals'> & { lang: Lang; one: Proposed }) {
  const { seeker, opening } = one
  if (!opening) return null
  const made = proposals.find(known => known.vacancy === opening.vacancy.id && known.enrolment === seeker.enrolment)
  if (made) return <a href={referralPath(made.id)}>{words(lang).step[made.step]}</a>
  return (
    <LinkButton look="quiet" icon="send" href={workPath(seeker.person, `/propose/${opening.vacancy.id}`)}>
      {jobWords(lang).propose}
    </LinkButton>
  )
}

function listedName(names: BatchProps['names'], { seeker }: Proposed, lang: Lang): string {
  const name = names.get(seeker.person)
  return name ? nameOf(name, lang) : '–'
}

/** What the prices say of the place that suits somebody best and that they did not get. */
function whySentence(because: Why, employers: BatchProps['employers'], lang: Lang): string {
  const text = matchWords(lang)
  const named = ({ title, employer_id }: VacancyRow) => [title, employers.get(employer_id)].filter(Boolean).join(', ')
  switch (because.why) {
    case 'best':
      return text.bestHere
    case 'nothing':
      return text.suitsNothing
    case 'tie':
      return text.tie({ title: named(because.vacancy) })
    default: {
      const { vacancy, threshold, score } = because
      return text[because.why]({ title: named(vacancy), threshold, score })
    }
  }
}
