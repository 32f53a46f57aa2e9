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
import { jobsPath, vacancyPath, workPath } from './paths.ts'
import { nameOf } from './vacancy-pages.tsx'

interface BatchProps {
  shell: Shell
  rules: Rulebook
  batch: Batch
  names: ReadonlyMap<string, SeekerName>
  mayWrite: boolean
}

/** The division of everybody over all open vacancies, each with its sentences; nothing is recorded until somebody proposes. */
export function BatchPage({ shell, rules, batch, names, mayWrite }: BatchProps) {
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
    cell: (one: Proposed) => whySentence(one.because, lang),
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
                    <span class="above">{whySentence(because, lang)}</span>
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
                    cell: (one: Proposed) =>
                      one.opening && (
                        <LinkButton
                          look="quiet"
                          icon="send"
                          href={workPath(one.seeker.person, `/propose/${one.opening.vacancy.id}`)}
                        >
                          {jobs.propose}
                        </LinkButton>
                      ),
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

function listedName(names: BatchProps['names'], { seeker }: Proposed, lang: Lang): string {
  const name = names.get(seeker.person)
  return name ? nameOf(name, lang) : '–'
}

/** What the prices say of the place that suits somebody best and that they did not get. */
export function whySentence(because: Why, lang: Lang): string {
  const text = matchWords(lang)
  switch (because.why) {
    case 'best':
      return text.bestHere
    case 'nothing':
      return text.suitsNothing
    case 'tie':
      return text.tie({ title: because.vacancy.title })
    default: {
      const { vacancy, threshold, score } = because
      return text[because.why]({ title: vacancy.title, threshold, score })
    }
  }
}
