import { Downloads } from '../pages/downloads.tsx'
import { may } from '../kernel/who.ts'
import { date, number, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts } from '../pages/card.tsx'
import { type Crumb, Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { nameInList } from '../people/person-name.ts'
import { deliverableTitle } from '../programme/deliverable-papers.ts'
import type { DeliverableRow } from '../programme/deliverable-tables.ts'
import { registerPath } from '../programme/paths.ts'
import { jobWords } from './job-words.ts'
import type { HeldPost } from './occupancy-tables.ts'
import { placementPath, placementsPath, postPath, postsPath } from './paths.ts'
import type { OccupancyRow } from './tables.ts'
import { words } from './words.ts'

/** The columns of the list, on the page and in its file. */
export function postColumns(lang: Lang): Column<HeldPost>[] {
  const text = jobWords(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: one => one.code },
    { key: 'title', title: text.post, heads: true, cell: one => <a href={postPath(one.id)}>{one.title}</a> },
    { key: 'employer', title: text.employer, cell: one => one.employer ?? '–' },
    { key: 'since', title: text.createdOn, tight: true, cell: one => date(one.reachedOn) },
    { key: 'holders', title: text.holders, numeric: true, cell: one => number(lang, one.holders) },
    { key: 'now', title: text.now, cell: one => <Held lang={lang} isHeld={one.held} /> },
  ]
}

/** Created jobs: each is one, however often it was filled again. */
export function PostsPage({ shell, posts }: { shell: Shell; posts: readonly HeldPost[] }) {
  const { lang } = shell
  const text = jobWords(lang)
  return (
    <Page
      shell={shell}
      title={text.createdPosts}
      lead={text.postsLead}
      current={placementsPath}
      breadcrumb={placementsCrumb(shell)}
      actions={<Downloads shell={shell} path={postsPath} />}
    >
      <Table
        lang={lang}
        caption={text.createdPosts}
        hideCaption
        rows={posts}
        rowKey={one => one.id}
        empty={<Empty>{text.noPosts}</Empty>}
        columns={postColumns(lang)}
      />
    </Page>
  )
}

const Held = ({ lang, isHeld }: { lang: Shell['lang']; isHeld: boolean }) =>
  isHeld ? <Tag kind="ok">{jobWords(lang).isHeld}</Tag> : <Tag kind="warn">{jobWords(lang).isFree}</Tag>

interface OneProps {
  shell: Shell
  row: DeliverableRow
  enterprise: DeliverableRow | undefined
  holders: readonly OccupancyRow[]
  /** Those holders whom the reader may see. */
  seen: ReadonlyMap<string, { family_name: string; given_name: string }>
  mayWrite: boolean
}

export function PostPage({ shell, row, enterprise, holders, seen, mayWrite }: OneProps) {
  const { lang } = shell
  const text = jobWords(lang)
  const holder = holders.find(one => one.ended_on === null)
  return (
    <Page
      shell={shell}
      title={deliverableTitle(row)}
      current={placementsPath}
      breadcrumb={[...placementsCrumb(shell), { text: text.createdPosts, href: postsPath }]}
      actions={
        <>
          {mayWrite && !holder && (
            <LinkButton look="primary" icon="user-plus" href={postPath(row.id, '/fill')}>
              {text.fill}
            </LinkButton>
          )}
          {mayWrite && holder?.person_id === null && (
            <LinkButton icon="log-out" href={postPath(row.id, '/vacate')}>
              {text.vacate}
            </LinkButton>
          )}
          <LinkButton look="quiet" icon="table" href={registerPath(row.id)}>
            {text.inRegister}
          </LinkButton>
        </>
      }
    >
      <Columns>
        <Card title={text.whoHeldIt}>
          <Table
            lang={lang}
            caption={text.whoHeldIt}
            hideCaption
            rows={holders}
            rowKey={one => one.id}
            empty={<Empty>{text.heldByNobody}</Empty>}
            columns={[
              { key: 'who', title: text.person, heads: true, cell: one => holderName(one, seen, lang) },
              { key: 'number', title: text.contractNumber, cell: one => numberOf(one, seen, shell.who) },
              { key: 'contract', title: text.contract, cell: one => words(lang).contract[one.contract] },
              {
                key: 'hours',
                title: text.weeklyHours,
                numeric: true,
                cell: one => number(lang, Number(one.weekly_hours)),
              },
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
        <Card>
          <Facts
            items={[
              [text.createdOn, date(row.reached_on)],
              [text.employer, enterprise ? deliverableTitle(enterprise) : '–'],
              [text.now, <Held key="now" lang={lang} isHeld={holder !== undefined} />],
            ]}
          />
        </Card>
      </Columns>
    </Page>
  )
}

function holderName(one: OccupancyRow, seen: OneProps['seen'], lang: Shell['lang']) {
  const text = jobWords(lang)
  if (one.person_id === null) return text.notInProgramme
  const person = seen.get(one.person_id)
  return person ? <a href={placementPath(one.id)}>{nameInList(person, lang)}</a> : text.aParticipant
}

/** The number of somebody's contract is for whoever may see that person; of somebody without a record, for whoever works with people. */
function numberOf(
  { person_id: person, contract_number: onContract }: OccupancyRow,
  seen: OneProps['seen'],
  who: Shell['who'],
): string {
  const isForReader = person === null ? who !== undefined && may(who, 'people.read') : seen.has(person)
  return (isForReader ? onContract : null) ?? '–'
}

/** Placements name people: whoever does not work with people is not led there. */
const placementsCrumb = ({ who, lang }: Shell): Crumb[] =>
  who && may(who, 'people.read') ? [{ text: jobWords(lang).placements, href: placementsPath }] : []
