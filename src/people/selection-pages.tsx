import type { Day } from '../kernel/day.ts'
import { date, type Lang, number, percent } from '../kernel/words.ts'
import { Bar } from '../pages/bar.tsx'
import { Card, Line, Lines, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { blankForm } from '../pages/form-state.ts'
import type { FileColumn } from '../pages/list-file.ts'
import { Button } from '../pages/button.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { listedName } from './name.ts'
import { peoplePath, personPath } from './paths.ts'
import { PeopleFrame } from './people-frame.tsx'
import type { QuotaLine } from './quota.ts'
import type { Ranked } from './ranking.ts'
import { nameOfKind } from './record.ts'
import { selectionWords } from './selection-words.ts'
import { printsMinutes } from './sight.ts'
import type { Overlap } from './selection-tables.ts'

interface WaitingProps {
  shell: Shell
  rules: Rulebook
  programme: string
  people: readonly Ranked[]
  on: Day
}

/** Who is next, by a rule that is printed with the list. */
export function WaitingPage({ shell, rules, programme, people, on }: WaitingProps) {
  const { lang } = shell
  const text = selectionWords(lang)
  const region = (nuts: string) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  return (
    <PeopleFrame
      shell={shell}
      title={text.waiting}
      lead={text.rule}
      actions={people.length > 0 && <Downloads shell={shell} path={`${peoplePath}/waiting`} query={{ programme }} />}
      current="/waiting"
    >
      <Table
        lang={lang}
        caption={text.waiting}
        hideCaption
        rows={people}
        rowKey={one => one.id}
        empty={<Empty>{text.nobodyWaits}</Empty>}
        columns={[
          { key: 'place', title: text.place, numeric: true, cell: one => one.place },
          {
            key: 'name',
            title: text.name,
            heads: true,
            cell: one => <a href={personPath(one.id)}>{listedName(one)}</a>,
          },
          { key: 'code', title: text.code, tight: true, cell: one => one.code },
          { key: 'score', title: text.score, numeric: true, cell: one => one.score ?? text.none },
          { key: 'priority', title: text.priority, numeric: true, cell: one => one.priority },
          { key: 'applied', title: text.appliedOn, tight: true, cell: one => date(one.appliedOn) },
          { key: 'region', title: text.region, cell: one => region(one.region) },
        ]}
      />
      {shell.who && printsMinutes(shell.who) && <MinutesForm shell={shell} programme={programme} on={on} />}
    </PeopleFrame>
  )
}

/** The same columns, as a file has them. */
export function waitingColumns(lang: Lang, { regions }: Rulebook): FileColumn<Ranked>[] {
  const text = selectionWords(lang)
  return [
    { title: text.place, value: one => one.place },
    { title: text.name, value: one => listedName(one) },
    { title: text.code, value: one => one.code },
    { title: text.score, value: one => one.score },
    { title: text.priority, value: one => one.priority },
    { title: text.appliedOn, value: one => date(one.appliedOn) },
    { title: text.region, value: one => regions.find(region => region.nuts === one.region)?.names[lang] ?? one.region },
  ]
}

function MinutesForm({ shell: { lang }, programme, on }: { shell: Shell; programme: string; on: Day }) {
  const text = selectionWords(lang)
  const state = blankForm(lang, { day: on })
  return (
    <Card title={text.minutes}>
      <form class="filters" action={`${peoplePath}/minutes`}>
        <input type="hidden" name="programme" value={programme} />
        <Field state={state} kind="day" name="day" label={text.minutesOf} />
        <Button icon="file-text">{text.makeMinutes}</Button>
      </form>
    </Card>
  )
}

interface QuotasProps {
  shell: Shell
  participants: number
  lines: readonly QuotaLine[]
}

/** How many of each category take part, of how many promised. */
export function QuotasPage({ shell, participants, lines }: QuotasProps) {
  const { lang } = shell
  const text = selectionWords(lang)
  return (
    <PeopleFrame
      shell={shell}
      title={text.quotas}
      lead={`${text.participants({ count: participants })}. ${text.quotasLead}`}
      current="/quotas"
    >
      <Table
        lang={lang}
        caption={text.quotas}
        hideCaption
        rows={lines}
        rowKey={line => line.category}
        empty={<Empty>{text.noQuotas}</Empty>}
        columns={[
          { key: 'category', title: text.category, heads: true, cell: line => line.names[lang] },
          {
            key: 'count',
            title: text.count,
            numeric: true,
            cell: line => (line.count ? number(lang, line.count.n) : text.inResults),
          },
          {
            key: 'target',
            title: text.target,
            numeric: true,
            cell: line => (line.target === undefined ? text.none : number(lang, line.target)),
          },
          {
            key: 'bar',
            title: text.progress,
            cell: line => line.count && <Bar lang={lang} value={line.count.n} target={line.target} />,
          },
          {
            key: 'share',
            title: text.share,
            numeric: true,
            cell: line => (line.count ? percent(lang, line.count.share) : text.none),
          },
          {
            key: 'free',
            title: text.free,
            numeric: true,
            cell: line => (line.count?.free === undefined ? text.none : number(lang, line.count.free)),
          },
        ]}
      />
    </PeopleFrame>
  )
}

interface DoubleFundingProps {
  shell: Shell
  rules: Rulebook
  overlaps: readonly Overlap[]
  undeclared: readonly { id: string; code: string; familyName: string; givenName: string }[]
}

/** What may have been paid twice, and who has not declared that it was not. */
export function DoubleFundingPage({ shell, rules, overlaps, undeclared }: DoubleFundingProps) {
  const { lang } = shell
  const text = selectionWords(lang)
  const days = (from: Day, to: Day) => text.days({ from: date(from), to: date(to) })
  return (
    <PeopleFrame shell={shell} title={text.doubleFunding} current="/double-funding">
      <Stack>
        <Card title={text.overlapsTitle}>
          <Table
            lang={lang}
            caption={text.overlapsTitle}
            hideCaption
            rows={overlaps}
            rowKey={one => `${one.id} ${one.kind} ${one.givenOn} ${one.otherOn} ${one.otherProgramme}`}
            empty={<Empty>{text.noOverlaps}</Empty>}
            columns={[
              {
                key: 'name',
                title: text.name,
                heads: true,
                cell: one => <a href={personPath(one.id)}>{listedName(one)}</a>,
              },
              { key: 'code', title: text.code, tight: true, cell: one => one.code },
              { key: 'kind', title: text.support, cell: one => nameOfKind(rules.supports, one.kind, lang) },
              { key: 'here', title: text.here, cell: one => `${one.programme}: ${days(one.givenOn, one.untilOn)}` },
              {
                key: 'there',
                title: text.there,
                cell: one => `${one.otherProgramme}: ${days(one.otherOn, one.otherUntil)}`,
              },
            ]}
          />
        </Card>
        <Card title={text.undeclaredTitle}>
          {undeclared.length === 0 && <p class="muted">{text.noUndeclared}</p>}
          <Lines>
            {undeclared.map(one => (
              <Line key={one.id} end={one.code}>
                <a href={personPath(one.id, '/identity/declaration')}>{listedName(one)}</a>
              </Line>
            ))}
          </Lines>
        </Card>
      </Stack>
    </PeopleFrame>
  )
}
