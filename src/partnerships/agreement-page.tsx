import type { Day } from '../kernel/day.ts'
import { date } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Stack } from '../pages/card.tsx'
import { Checklist } from '../pages/checklist.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { NeededPaper } from '../programme/deliverable-papers.ts'
import { addPaperPath, paperPath } from '../programme/paths.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Place } from './agreement.ts'
import { kindName, regionName } from './asked.ts'
import { StateTag } from './list-pages.tsx'
import { partnershipPath, partnersPath } from './paths.ts'
import type { Party } from './tables.ts'
import { words } from './words.ts'

export interface OpenAgreement extends Place {
  rules: Rulebook
  needed: readonly NeededPaper[]
}

interface AgreementProps {
  shell: Shell
  open: OpenAgreement
  on: Day
  mayWrite: boolean
  mayBring: boolean
}

const named = (list: readonly { code: string; name: string }[], code: string | null) =>
  list.find(one => one.code === code)?.name ?? code

/** An agreement: its parties and signatures, what was done together, and its papers. */
export function AgreementPage({ shell, open, on, mayWrite, mayBring }: AgreementProps) {
  const { lang } = shell
  const text = words(lang)
  const { found, agreement, parties, actions, rules } = open
  const { row } = found
  const path = (section = '') => partnershipPath(row.id, section)
  const signatures = parties.map(one => one.signed_on)
  const signedOn = signatures.includes(null)
    ? null
    : (signatures
        .map(one => one ?? '')
        .toSorted()
        .at(-1) ?? null)
  const actedOn = actions.at(-1)?.happened_on ?? null
  const facts: (readonly [string, string | null])[] = [
    [text.object, agreement.object],
    [text.drawnUpOn, date(row.reached_on)],
    [text.signedOn, signedOn && date(signedOn)],
    [text.validUntil, agreement.valid_until && date(agreement.valid_until)],
    [text.region, regionName(row.region, rules, lang)],
    [text.partner, named(rules.partners, row.partner)],
    [text.centre, named(rules.centres, row.centre)],
    [text.kind, row.brokered ? text.brokered : text.goodPractice],
  ]
  return (
    <Page
      shell={shell}
      title={`${row.code} ${row.title}`}
      current={partnersPath}
      breadcrumb={[{ text: text.partnerships, href: partnersPath }]}
      head={
        <RecordHead
          name={row.title}
          titled
          meta={[row.code, regionName(row.region, rules, lang)].join(' · ')}
          tags={
            <StateTag
              lang={lang}
              on={on}
              row={{
                signed_on: signedOn,
                acted_on: actedOn,
                valid_until: agreement.valid_until,
                brokered: row.brokered,
              }}
            />
          }
          actions={
            mayWrite && (
              <>
                {signedOn !== null && (
                  <LinkButton look="primary" icon="plus" href={path('/action')}>
                    {text.addAction}
                  </LinkButton>
                )}
                <LinkButton icon="refresh-cw" href={path('/renew')}>
                  {text.renew}
                </LinkButton>
                <LinkButton icon="pencil" href={path('/correct')}>
                  {text.edit}
                </LinkButton>
                <LinkButton look="quiet" icon="trash-2" href={path('/withdraw')}>
                  {text.withdraw}
                </LinkButton>
              </>
            )
          }
        />
      }
    >
      <Columns>
        <Stack>
          <Parties open={open} shell={shell} mayWrite={mayWrite} />
          <Card title={text.actions}>
            <Table
              lang={lang}
              caption={text.actions}
              hideCaption
              rows={actions}
              rowKey={one => one.id}
              empty={<Empty>{text.noActions}</Empty>}
              columns={[
                { key: 'on', title: text.happenedOn, tight: true, cell: one => date(one.happened_on) },
                {
                  key: 'title',
                  title: text.action,
                  heads: true,
                  cell: one => (
                    <>
                      {one.title}
                      {one.says !== null && <p class="note">{one.says}</p>}
                    </>
                  ),
                },
                ...(mayWrite
                  ? [
                      {
                        key: 'drop',
                        cell: (one: { id: string }) => <a href={path(`/actions/${one.id}/drop`)}>{text.drop}</a>,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        </Stack>
        <Stack>
          <Card>
            <Facts items={facts.flatMap(([term, detail]) => (detail === null ? [] : [[term, detail] as const]))} />
          </Card>
          <Card title={text.papers}>
            <PapersList
              lang={lang}
              rules={rules}
              needed={open.needed}
              id={row.id}
              claim="deliverable.agreement"
              back={path()}
              mayBring={mayBring}
            />
          </Card>
        </Stack>
      </Columns>
    </Page>
  )
}

function Parties({ open, shell, mayWrite }: Pick<AgreementProps, 'open' | 'shell' | 'mayWrite'>) {
  const { lang } = shell
  const text = words(lang)
  const { parties, rules, found } = open
  const signature = (one: Party) => {
    const said = one.signed_on === null ? '–' : text.signedBy({ on: date(one.signed_on), who: one.signatory ?? '' })
    const to = partnershipPath(found.row.id, `/sign/${one.organisation_id}`)
    if (!mayWrite) return said
    return <a href={to}>{one.signed_on === null ? text.sign : said}</a>
  }
  return (
    <Card title={text.parties}>
      <Table
        lang={lang}
        caption={text.parties}
        hideCaption
        rows={parties}
        rowKey={one => one.organisation_id}
        columns={[
          {
            key: 'name',
            title: text.organisation,
            heads: true,
            cell: one => (
              <>
                {one.name}
                {one.duties !== null && <p class="note">{one.duties}</p>}
              </>
            ),
          },
          {
            key: 'kind',
            title: text.kind,
            cell: one => `${kindName(one.kind, rules, lang)}, ${regionName(one.region, rules, lang)}`,
          },
          { key: 'cui', title: text.cui, tight: true, cell: one => one.cui ?? '–' },
          { key: 'signed', title: text.signature, cell: signature },
        ]}
      />
    </Card>
  )
}

interface PapersProps {
  lang: Shell['lang']
  rules: Rulebook
  needed: readonly NeededPaper[]
  id: string
  claim: string
  back: string
  mayBring: boolean
}

/** What something of the register must show, each with a way to bring it. */
export function PapersList({ lang, rules, needed, id, claim, back, mayBring }: PapersProps) {
  const name = (code: string) => rules.papers.find(one => one.code === code)?.names[lang] ?? code
  return (
    <Checklist
      lang={lang}
      items={needed.map(({ papers, paper, state }) => ({
        key: papers.join(),
        text: papers.map(name).join(` ${words(lang).or} `),
        href: paper ? paperPath(paper.paper) : mayBring ? addPaperPath(id, claim, papers[0] ?? '', back) : undefined,
        state,
        note: paper && date(paper.datedOn),
      }))}
    />
  )
}
