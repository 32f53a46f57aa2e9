import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { placeOf } from './employer-pages.tsx'
import { jobWords } from './job-words.ts'
import type { Placed } from './occupancy-tables.ts'
import { placementPath, vacancyPath, workPath } from './paths.ts'
import type { Referred } from './referral-tables.ts'
import type { BetterRow, EmployerRow, VacancyRow, WishRow } from './tables.ts'
import { Referrals } from './vacancy-pages.tsx'
import { words } from './words.ts'

interface PersonWorkProps extends OpenRecord {
  wish: WishRow | undefined
  placed: readonly Placed[]
  better: readonly BetterRow[]
  referrals: readonly Referred[]
  /** Those that take candidates today, and who offers them. */
  vacancies: readonly VacancyRow[]
  employers: ReadonlyMap<string, EmployerRow>
  mayWrite: boolean
}

/** Everything about one person's work: what they look for, where they were proposed, where they were placed. */
export function PersonWorkPage(props: PersonWorkProps) {
  const { wish, placed, better, referrals, vacancies, employers, mayWrite, ...open } = props
  const { shell, record } = open
  const { lang } = shell
  const text = jobWords(lang)
  const person = record.person.id
  return (
    <PersonFrame {...open} current="/jobs">
      <Columns>
        <Stack>
          <Card
            title={text.placements}
            actions={
              mayWrite && (
                <>
                  <LinkButton look="primary" icon="briefcase" href={workPath(person, '/place')}>
                    {text.place}
                  </LinkButton>
                  <LinkButton look="quiet" icon="sparkles" href={workPath(person, '/better')}>
                    {text.betterTitle}
                  </LinkButton>
                </>
              )
            }
          >
            <Table
              lang={lang}
              caption={text.placements}
              hideCaption
              rows={placed}
              rowKey={one => one.id}
              empty={<Empty>{text.noPlacementsOf}</Empty>}
              columns={[
                {
                  key: 'post',
                  title: text.post,
                  heads: true,
                  cell: one => <a href={placementPath(one.id)}>{one.post ?? text.forOneself}</a>,
                },
                { key: 'employer', title: text.employer, cell: one => one.employer ?? '–' },
                { key: 'began', title: text.beganOn, tight: true, cell: one => date(one.began_on) },
                {
                  key: 'ended',
                  title: text.lastDay,
                  tight: true,
                  cell: one => (one.ended_on === null ? '–' : date(one.ended_on)),
                },
              ]}
            />
          </Card>
          {better.length > 0 && <Better lang={lang} better={better} />}
          <Card title={text.vacancies}>
            <Table
              lang={lang}
              caption={text.vacancies}
              hideCaption
              rows={vacancies}
              rowKey={one => one.id}
              empty={<Empty>{text.noVacancies}</Empty>}
              columns={[
                {
                  key: 'title',
                  title: text.vacancy,
                  heads: true,
                  cell: one => <a href={vacancyPath(one.id)}>{one.title}</a>,
                },
                { key: 'employer', title: text.employer, cell: one => employers.get(one.employer_id)?.name ?? '–' },
                { key: 'place', title: text.locality, cell: one => placeOf(one) },
                ...(mayWrite
                  ? [
                      {
                        key: 'propose',
                        title: text.propose,
                        cell: (one: VacancyRow) => (
                          <LinkButton look="quiet" icon="send" href={workPath(person, `/propose/${one.id}`)}>
                            {text.propose}
                          </LinkButton>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Card title={text.proposals}>
            <Referrals shell={shell} referrals={referrals} by="vacancy" />
          </Card>
        </Stack>
        <Card
          title={text.wish}
          actions={
            mayWrite && (
              <LinkButton look="quiet" icon="pencil" href={workPath(person, '/wish')}>
                {wish ? text.change : text.askWish}
              </LinkButton>
            )
          }
        >
          {wish ? <Wish lang={lang} wish={wish} /> : <p class="muted">{text.noWish}</p>}
        </Card>
      </Columns>
    </PersonFrame>
  )
}

/** What it was and what it is: the two say why it counts. */
function Better({ lang, better }: Pick<PersonWorkProps, 'better'> & { lang: Lang }) {
  const text = jobWords(lang)
  const codes = words(lang)
  const reasons: Readonly<Record<string, string>> = codes.better
  const contracts: Readonly<Record<string, string>> = codes.contract
  const terms = (contract: string, hours: string | number) =>
    text.terms({ contract: contracts[contract] ?? contract, hours: number(lang, Number(hours)) })
  return (
    <Card title={text.betterTitle}>
      <Table
        lang={lang}
        caption={text.betterTitle}
        hideCaption
        rows={better}
        rowKey={one => one.id}
        columns={[
          { key: 'reason', title: text.betterReason, heads: true, cell: one => reasons[one.reason] ?? one.reason },
          { key: 'since', title: text.since, tight: true, cell: one => date(one.since_on) },
          { key: 'before', title: text.before, cell: one => terms(one.contract_before, one.hours_before) },
          { key: 'now', title: text.now, cell: one => terms(one.contract_now, one.hours_now) },
        ]}
      />
    </Card>
  )
}

function Wish({ lang, wish }: { lang: OpenRecord['shell']['lang']; wish: WishRow }) {
  const text = jobWords(lang)
  const codes = words(lang)
  const hours = [wish.least_hours, wish.most_hours].map(one => number(lang, Number(one))).join('–')
  const lines: (readonly [string, string])[] = [
    [text.canDo, wish.skills.map(one => codes.skill[one]).join(', ')],
    [text.licences, wish.licences.map(one => codes.licence[one]).join(', ')],
    [text.schedules, wish.schedules.map(one => codes.schedule[one]).join(', ')],
    [text.weeklyHours, hours],
    [text.reach, codes.reach[wish.reach]],
    [text.wishedOccupation, wish.occupations.join(', ')],
  ]
  return <Facts items={lines.filter(([, detail]) => detail !== '')} />
}
