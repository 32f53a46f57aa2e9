import type { Day } from '../kernel/day.ts'
import { date, type Lang, number, percent } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Table } from '../pages/table.tsx'
import { bringPath, profilePath, programmePath, programmesPath } from './paths.ts'
import { Amendments, Centres, Partners, Quotas, Regions, Windows } from './programme-parts.tsx'
import type { Activity, Objective, Programme } from './programme.ts'
import type { Rulebook } from './rulebook.ts'
import { ruleSentence } from './sentence.ts'
import { SourceNote } from './source-note.tsx'
import { type TargetOn, targetsOn } from './targets.ts'
import { codesOf } from './type-check.ts'
import { words } from './words.ts'

export interface ProgrammeView {
  shell: Shell
  programme: Programme
  rules: Rulebook
  on: Day
  mayChange: boolean
}

/** The whole programme: what it promises, what each promise counts, and where each rule comes from. */
export function ProgrammePage(view: ProgrammeView) {
  const { shell, programme, rules, mayChange } = view
  const { lang } = shell
  const text = words(lang)
  return (
    <Page
      shell={shell}
      title={programme.names[lang]}
      lead={text.days({ from: date(programme.startsOn), to: date(programme.endsOn) })}
      breadcrumb={[{ text: text.programmes, href: programmesPath }]}
      actions={
        <>
          <LinkButton icon="download" href={programmePath(programme.code, '/file')}>
            {text.download}
          </LinkButton>
          {mayChange && (
            <LinkButton icon="upload" href={`${bringPath}?programme=${programme.code}`}>
              {text.bring}
            </LinkButton>
          )}
        </>
      }
    >
      <Card>
        <Facts
          items={[
            [text.code, programme.code],
            [text.profile, <a href={profilePath(programme.profile)}>{rules.profile.names[lang]}</a>],
            ...(programme.alsoUnder ?? []).map(
              code => [text.alsoUnder, <a href={profilePath(code)}>{code}</a>] as const,
            ),
          ]}
        />
      </Card>
      {programme.objectives.map(objective => (
        <ObjectiveCard key={objective.code} objective={objective} view={view} />
      ))}
      <Amendments {...view} />
      <Quotas {...view} />
      <Windows {...view} />
      <Partners {...view} />
      <Regions {...view} />
      <Centres {...view} />
    </Page>
  )
}

function ObjectiveCard({ objective, view }: { objective: Objective; view: ProgrammeView }) {
  const { lang } = view.shell
  return (
    <Card title={`${objective.code} ${objective.names[lang]}`}>
      {objective.activities.map(activity => (
        <ActivityTargets key={activity.code} activity={activity} view={view} />
      ))}
    </Card>
  )
}

function ActivityTargets({ activity, view }: { activity: Activity; view: ProgrammeView }) {
  const { shell, programme, on } = view
  const { lang } = shell
  const targets = targetsOn(programme, on).filter(target => target.activity === activity.code)
  return (
    <Table
      lang={lang}
      caption={`${activity.code} ${activity.names[lang]}`}
      columns={columns(view)}
      rows={targets}
      rowKey={target => target.indicator}
    />
  )
}

function columns({ shell: { lang }, programme, rules, mayChange }: ProgrammeView): Column<TargetOn>[] {
  const text = words(lang)
  const indicatorOf = (target: TargetOn) => rules.indicators.find(one => one.code === target.indicator)
  const edit = (target: TargetOn) => programmePath(programme.code, `/targets/${target.indicator}`)
  return [
    {
      key: 'indicator',
      title: text.indicator,
      heads: true,
      cell: target => indicatorOf(target)?.names[lang] ?? target.indicator,
    },
    {
      key: 'counts',
      title: text.counts,
      cell: target => {
        const indicator = indicatorOf(target)
        return indicator && <span class="muted">{ruleSentence(indicator, rules, lang)}</span>
      },
    },
    { key: 'target', title: text.target, numeric: true, cell: target => totalText(target, lang) },
    { key: 'split', title: text.split, cell: target => <Split target={target} rules={rules} lang={lang} /> },
    {
      key: 'source',
      title: text.source,
      cell: target => {
        const indicator = indicatorOf(target)
        return indicator && <SourceNote rules={rules} rule={indicator} lang={lang} />
      },
    },
    ...(mayChange
      ? [{ key: 'change', title: text.change, cell: (target: TargetOn) => <a href={edit(target)}>{text.correct}</a> }]
      : []),
  ]
}

const totalText = ({ total }: TargetOn, lang: Lang): string =>
  total === undefined ? words(lang).noTarget : number(lang, total)

function Split({ target, rules, lang }: { target: TargetOn; rules: Rulebook; lang: Lang }) {
  const text = words(lang)
  const { byRegion, byPartner, byCategory, byPeriod, coverage, amendment } = target
  const nameOf = {
    region: (nuts: string) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts,
    partner: (code: string) => rules.partners.find(one => one.code === code)?.name ?? code,
    category: (code: string) => rules.categories.find(one => one.code === code)?.names[lang] ?? code,
    party: (code: string) => rules.partyKinds.find(one => one.code === code)?.names[lang] ?? code,
  }
  const parts = (amounts: Record<string, number> = {}, codes: readonly string[], name: (code: string) => string) =>
    codes.flatMap(code => (amounts[code] === undefined ? [] : [`${name(code)} ${number(lang, amounts[code])}`]))
  const lines = [
    parts(byRegion, codesOf('regions', rules), nameOf.region),
    parts(byPartner, codesOf('partners', rules), nameOf.partner),
    parts(
      byCategory,
      rules.categories.map(one => one.code),
      nameOf.category,
    ),
    (byPeriod ?? []).map(({ until, value }) => `${date(until)}: ${number(lang, value)}`),
    coverage
      ? [
          text.covers({
            parties: coverage.parties.map(nameOf.party).join(', '),
            regions: coverage.regions.map(nameOf.region).join(', '),
          }),
        ]
      : [],
    amendment === undefined ? [] : [text.amendedBy({ number: amendment })],
  ].filter(line => line.length > 0)
  return (
    <>
      {lines.map(line => (
        <div key={line.join()}>{line.join(' · ')}</div>
      ))}
    </>
  )
}

/** A quota in words: 30, or 30%. */
export const quotaText = (quota: { number: number } | { share: number }, lang: Lang): string =>
  'number' in quota ? number(lang, quota.number) : percent(lang, quota.share)
