import type { Day } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { ListActions, ProgrammeList } from '../programme/programme-list.tsx'
import { type AmongProgrammes, inProgramme } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { kindName, regionName } from './asked.ts'
import { ListFrame } from './frame.tsx'
import { organisationPath, organisationsPath, partnershipPath, partnersPath, promotionPath } from './paths.ts'
import type { Channel } from './promotion.ts'
import type { Contact, Listed, OrganisationRow, PromotionRow } from './tables.ts'
import { words } from './words.ts'

interface ListProps<Row> {
  shell: Shell
  rules: Rulebook
  rows: readonly Row[]
  mayWrite: boolean
}

interface PartnershipsProps extends ListProps<Listed> {
  among: AmongProgrammes
  on: Day
}

export function PartnershipsPage({ shell, rules, rows, among, mayWrite, on }: PartnershipsProps) {
  const { lang } = shell
  const text = words(lang)
  return (
    <ListFrame
      shell={shell}
      title={text.partnerships}
      lead={text.lead}
      current={partnersPath}
      among={among}
      actions={<ListActions shell={shell} among={among} path={partnersPath} add={mayWrite && text.add} />}
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={partnersPath}
        caption={text.partnerships}
        rows={rows}
        columns={partnershipColumns(lang, rules, on)}
        empty={text.empty}
      />
    </ListFrame>
  )
}

/** An organisation with whom to ask there. */
export interface WithContacts extends OrganisationRow {
  contacts: Contact[]
}

/** The columns of the list; `opens`: names lead to where each is corrected, in the programme chosen. */
export function organisationColumns(
  lang: Lang,
  rules: Rulebook,
  opens: AmongProgrammes | false,
): Column<WithContacts>[] {
  const text = words(lang)
  return [
    {
      key: 'name',
      title: text.name,
      heads: true,
      cell: row => (opens ? <a href={inProgramme(organisationPath(row.id), opens)}>{row.name}</a> : row.name),
    },
    { key: 'kind', title: text.kind, cell: row => kindName(row.kind, rules, lang) },
    { key: 'cui', title: text.cui, tight: true, cell: row => row.cui ?? '–' },
    { key: 'region', title: text.region, cell: row => regionName(row.region, rules, lang) },
    {
      key: 'contacts',
      title: text.contacts,
      cell: ({ contacts }) =>
        contacts.length === 0 ? (
          '–'
        ) : (
          <Lines>
            {contacts.map(one => (
              <Line key={one.place}>
                {[one.name, one.role].filter(Boolean).join(', ')}
                {(one.phone ?? one.email) && (
                  <span class="note">{[one.phone, one.email].filter(Boolean).join(' · ')}</span>
                )}
              </Line>
            ))}
          </Lines>
        ),
    },
  ]
}

const toldOf = ({ name, role, phone }: Contact): string => [name, role, phone].filter(Boolean).join(', ')

/**
 * A line for each organisation: whom to ask and by which telephone, and apart all its addresses, as a letter to them takes them. Who takes the
 * list along reads them on the page too; the register of people says theirs likewise.
 */
export const organisationFileColumns = (lang: Lang, rules: Rulebook): Column<WithContacts>[] => [
  ...organisationColumns(lang, rules, false).slice(0, -1),
  { key: 'contacts', title: words(lang).contacts, cell: row => row.contacts.map(toldOf).filter(Boolean).join('; ') },
  { key: 'email', title: words(lang).email, cell: row => row.contacts.flatMap(one => one.email ?? []).join('; ') },
]

/** How far an agreement is: it counts when it is signed and something was done together. */
export function StateTag({
  row,
  on,
  lang,
}: {
  row: Pick<Listed, 'signed_on' | 'acted_on' | 'valid_until' | 'brokered'>
  on: Day
  lang: Shell['lang']
}) {
  const { states } = words(lang)
  const counts = row.signed_on !== null && row.acted_on !== null
  return (
    <>
      {row.signed_on === null ? (
        <Tag kind="neutral">{states.drawn}</Tag>
      ) : !counts ? (
        <Tag kind="warn">{states.signed}</Tag>
      ) : (
        <Tag kind="ok">{row.brokered ? states.counted : states.counts}</Tag>
      )}{' '}
      {row.valid_until !== null && row.valid_until < on && <Tag kind="error">{states.ended}</Tag>}
    </>
  )
}

interface OrganisationsProps extends ListProps<WithContacts> {
  /** The programme that the reader has chosen; organisations are of all. */
  among: AmongProgrammes
}

export function OrganisationsPage({ shell, rules, rows, among, mayWrite }: OrganisationsProps) {
  const { lang } = shell
  const text = words(lang)
  const add = mayWrite && (
    <LinkButton look="primary" icon="plus" href={inProgramme(organisationPath('new'), among)}>
      {text.addOrganisation}
    </LinkButton>
  )
  return (
    <ListFrame
      shell={shell}
      title={text.organisations}
      lead={text.organisationsLead}
      current={organisationsPath}
      among={among}
      actions={
        <>
          {add}
          <Downloads shell={shell} path={organisationsPath} />
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.organisations}
          hideCaption
          rows={rows}
          rowKey={row => row.id}
          empty={<Empty>{text.noOrganisations}</Empty>}
          columns={organisationColumns(lang, rules, mayWrite && among)}
        />
      </Card>
    </ListFrame>
  )
}

interface PromotionProps extends ListProps<PromotionRow> {
  among: AmongProgrammes
  /** What the agreements and events that materials are for are called. */
  titles: ReadonlyMap<string, string>
  /** Whether the reader may take this one back. */
  mayDrop: (row: PromotionRow) => boolean
}

/** The columns of the list, on the page and in its file. */
export function promotionColumns(
  lang: Lang,
  rules: Rulebook,
  titles: PromotionProps['titles'],
): Column<PromotionRow>[] {
  const text = words(lang)
  const channels: Readonly<Record<Channel, string>> = text.channels
  return [
    { key: 'material', title: text.material, heads: true, cell: row => row.material },
    { key: 'channel', title: text.channel, cell: row => channels[row.channel as Channel] ?? row.channel },
    { key: 'region', title: text.region, cell: row => regionName(row.region, rules, lang) },
    { key: 'on', title: text.publishedOn, tight: true, cell: row => date(row.published_on) },
    {
      key: 'about',
      title: text.about,
      cell: row => (row.deliverable_id && titles.get(row.deliverable_id)) ?? text.aboutNothing,
    },
    { key: 'reach', title: text.reach, numeric: true, cell: row => number(lang, row.reach) },
  ]
}

export function PromotionPage({ shell, rules, rows, among, mayWrite, mayDrop, titles }: PromotionProps) {
  const { lang } = shell
  const text = words(lang)
  const reached = rows.reduce((sum, row) => sum + row.reach, 0)
  return (
    <ListFrame
      shell={shell}
      title={text.promotion}
      lead={text.promotionLead}
      current={promotionPath}
      among={among}
      actions={<ListActions shell={shell} among={among} path={promotionPath} add={mayWrite && text.addPromotion} />}
    >
      <ProgrammeList
        shell={shell}
        among={among}
        path={promotionPath}
        caption={text.promotion}
        lead={rows.length > 0 && `${text.reach}. ${text.totalReach({ count: number(lang, reached) })}`}
        rows={rows}
        empty={text.noPromotion}
        columns={[
          ...promotionColumns(lang, rules, titles),
          ...(rows.some(mayDrop)
            ? [
                {
                  key: 'drop',
                  cell: (row: PromotionRow) =>
                    mayDrop(row) && <a href={`${promotionPath}/${row.id}/drop`}>{text.drop}</a>,
                },
              ]
            : []),
        ]}
      />
    </ListFrame>
  )
}

/** The columns of the list, on the page and in its file. */
export function partnershipColumns(lang: Lang, rules: Rulebook, on: Day): Column<Listed>[] {
  const text = words(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: row => row.code },
    {
      key: 'title',
      title: text.title,
      heads: true,
      cell: row => <a href={partnershipPath(row.id)}>{row.title}</a>,
    },
    { key: 'region', title: text.region, cell: row => regionName(row.region, rules, lang) },
    {
      key: 'kind',
      title: text.kind,
      cell: row => (row.brokered ? text.brokered : text.goodPractice),
    },
    {
      key: 'signed',
      title: text.signedOn,
      tight: true,
      cell: row => (row.signed_on === null ? '–' : date(row.signed_on)),
    },
    { key: 'state', title: text.signature, cell: row => <StateTag row={row} on={on} lang={lang} /> },
  ]
}
