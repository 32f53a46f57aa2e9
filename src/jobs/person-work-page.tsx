import type { ComponentChildren } from 'preact'
import { date, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Empty, Table } from '../pages/table.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { jobWords } from './job-words.ts'
import type { Placed } from './occupancy-tables.ts'
import { placementPath, workPath } from './paths.ts'
import type { Referred } from './referral-tables.ts'
import type { WishRow } from './tables.ts'
import { Referrals } from './vacancy-pages.tsx'
import { words } from './words.ts'

interface PersonWorkProps extends OpenRecord {
  wish: WishRow | undefined
  placed: readonly Placed[]
  referrals: readonly Referred[]
  mayWrite: boolean
  /** What fits this person. */
  children?: ComponentChildren
}

/** Everything about one person's work: what they look for, where they were proposed, where they were placed. */
export function PersonWorkPage({ wish, placed, referrals, mayWrite, children, ...open }: PersonWorkProps) {
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
          {children}
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
