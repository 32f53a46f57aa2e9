import type { Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Table } from '../pages/table.tsx'
import { levelOf } from './check.ts'
import { parameterWords } from './parameter-words.ts'
import { profilePath, programmesPath } from './paths.ts'
import type { Criterion, EvidenceList, Profile, Service } from './profile.ts'
import type { Rule } from './rule.ts'
import { type Rulebook, rulebook } from './rulebook.ts'
import { ruleSentence } from './sentence.ts'
import { SourceNote } from './source-note.tsx'
import { words } from './words.ts'

interface ProfileProps {
  shell: Shell
  profile: Profile
}

/** Every rule of a profile in words, each with its source. */
export function ProfilePage({ shell, profile }: ProfileProps) {
  const { lang } = shell
  const text = words(lang)
  const rules = rulebook(profile)
  return (
    <Page
      shell={shell}
      title={profile.names[lang]}
      breadcrumb={[{ text: text.programmes, href: programmesPath }]}
      actions={
        <LinkButton icon="download" href={profilePath(profile.code, '/file')}>
          {text.download}
        </LinkButton>
      }
    >
      <Card>
        <Facts
          items={[
            [text.code, profile.code],
            [text.version, String(profile.version)],
            [text.period, profile.period],
            [text.source, <SourceNote rules={rules} rule={profile} lang={lang} />],
          ]}
        />
      </Card>
      <Indicators rules={rules} lang={lang} />
      <Checks rules={rules} lang={lang} />
      <Criteria rules={rules} lang={lang} />
      <Parameters rules={rules} lang={lang} />
      <Kinds rules={rules} lang={lang} />
      <Evidence rules={rules} lang={lang} />
    </Page>
  )
}

interface Rules {
  rules: Rulebook
  lang: Lang
}

interface RuleTableProps<R extends Rule> extends Rules {
  title: string
  rows: readonly R[]
  rowKey: (row: R) => string
  columns: readonly Column<R>[]
}

/** Rules of one sort: what each says, and where it comes from. */
function RuleTable<R extends Rule>({ title, rules, lang, rows, rowKey, columns }: RuleTableProps<R>) {
  const source: Column<R> = {
    key: 'source',
    title: words(lang).source,
    cell: row => <SourceNote rules={rules} rule={row} lang={lang} />,
  }
  return (
    <Card title={title}>
      <Table lang={lang} caption={title} hideCaption columns={[...columns, source]} rows={rows} rowKey={rowKey} />
    </Card>
  )
}

const codeColumn = (title: string): Column<{ code: string } & Rule> => ({
  key: 'code',
  title,
  heads: true,
  tight: true,
  cell: row => row.code,
})

const rowKeyOf = (row: { code: string } & Rule) => `${row.code} ${row.validFrom ?? ''}`

function Indicators({ rules, lang }: Rules) {
  const text = words(lang)
  return (
    <RuleTable
      title={text.indicators}
      rules={rules}
      lang={lang}
      rows={rules.indicators}
      rowKey={rowKeyOf}
      columns={[
        codeColumn(text.indicator),
        { key: 'name', title: text.name, cell: one => one.names[lang] },
        { key: 'counts', title: text.counts, cell: one => ruleSentence(one, rules, lang) },
      ]}
    />
  )
}

function Checks({ rules, lang }: Rules) {
  const text = words(lang)
  return (
    <RuleTable
      title={text.checks}
      rules={rules}
      lang={lang}
      rows={rules.checks}
      rowKey={rowKeyOf}
      columns={[
        codeColumn(text.check),
        { key: 'means', title: text.meaning, cell: one => one.names[lang] },
        {
          key: 'kind',
          title: text.kind,
          cell: one => `${text.severities[one.severity]} · ${text.levels[levelOf(one)]}`,
        },
      ]}
    />
  )
}

function Criteria({ rules, lang }: Rules) {
  const text = words(lang)
  const conditions = (one: Criterion): string =>
    [text.validOn[one.validOn], ...(one.maxAgeDays === undefined ? [] : [text.maxAge({ days: one.maxAgeDays })])].join(
      ', ',
    )
  return (
    <RuleTable
      title={text.criteria}
      rules={rules}
      lang={lang}
      rows={rules.criteria}
      rowKey={rowKeyOf}
      columns={[
        { key: 'name', title: text.name, heads: true, cell: one => one.names[lang] },
        { key: 'papers', title: text.papers, cell: one => anyOf(one.papers, rules, lang) },
        { key: 'conditions', title: text.meaning, cell: conditions },
      ]}
    />
  )
}

const paperName = (code: string, { papers }: Rulebook, lang: Lang): string =>
  papers.find(paper => paper.code === code)?.names[lang] ?? code

const anyOf = (papers: readonly string[], rules: Rulebook, lang: Lang): string =>
  new Intl.ListFormat(lang, { type: 'disjunction' }).format(papers.map(paper => paperName(paper, rules, lang)))

function Parameters({ rules, lang }: Rules) {
  const text = words(lang)
  const meanings: Readonly<Record<string, string>> = parameterWords(lang)
  return (
    <RuleTable
      title={text.parameters}
      rules={rules}
      lang={lang}
      rows={rules.parameters}
      rowKey={rowKeyOf}
      columns={[
        { key: 'means', title: text.meaning, cell: one => meanings[one.code] ?? one.code },
        { key: 'value', title: text.value, cell: one => String(one.value) },
        codeColumn(text.parameter),
      ]}
    />
  )
}

function serviceWords({ accredited, signedOnScreen }: Service, lang: Lang): string[] {
  const text = words(lang)
  return [
    text.inSessions,
    ...(accredited ? [text.accredited] : []),
    signedOnScreen ? text.signedOnScreen : text.signedOnPaper,
  ]
}

function Kinds({ rules, lang }: Rules) {
  const text = words(lang)
  const wider = (isA: string | undefined, kinds: Rulebook['supports'] | Rulebook['outcomes']): string[] =>
    isA === undefined ? [] : [text.isA({ wider: kinds.find(one => one.code === isA)?.names[lang] ?? isA })]
  return (
    <>
      <RuleTable
        title={text.supports}
        rules={rules}
        lang={lang}
        rows={rules.supports}
        rowKey={rowKeyOf}
        columns={[
          { key: 'name', title: text.name, heads: true, cell: one => one.names[lang] },
          {
            key: 'means',
            title: text.meaning,
            cell: one =>
              [
                ...wider(one.isA, rules.supports),
                ...(one.opensEntry ? [text.opensEntry] : []),
                ...(one.extendsExit ? [text.extendsExit] : []),
                ...rules.services
                  .filter(service => service.kind === one.code)
                  .flatMap(service => serviceWords(service, lang)),
              ].join(', '),
          },
        ]}
      />
      <RuleTable
        title={text.outcomes}
        rules={rules}
        lang={lang}
        rows={rules.outcomes}
        rowKey={rowKeyOf}
        columns={[
          { key: 'name', title: text.name, heads: true, cell: one => one.names[lang] },
          {
            key: 'means',
            title: text.meaning,
            cell: one => [...wider(one.isA, rules.outcomes), one.state ? text.state : text.event].join(', '),
          },
        ]}
      />
    </>
  )
}

function Evidence({ rules, lang }: Rules) {
  const text = words(lang)
  return (
    <RuleTable
      title={text.evidence}
      rules={rules}
      lang={lang}
      rows={rules.evidence}
      rowKey={list => `${list.claim} ${list.validFrom ?? ''}`}
      columns={[
        { key: 'claim', title: text.counts, heads: true, cell: list => claimText(list, rules, lang) },
        {
          key: 'papers',
          title: text.papers,
          cell: list =>
            list.papers.length === 0
              ? text.noPapers
              : list.papers.map(paper => anyOf([paper].flat(), rules, lang)).join(' · '),
        },
      ]}
    />
  )
}

/** `outcome.employment` in words. */
export function claimText({ claim }: Pick<EvidenceList, 'claim'>, rules: Rulebook, lang: Lang): string {
  const text = words(lang)
  const [of = '', code = ''] = claim.split(/\.(.*)/)
  const titles: Readonly<Record<string, string>> = text.claims
  const kinds = of === 'support' ? rules.supports : of === 'eligibility' ? rules.criteria : rules.outcomes
  const units: Readonly<Record<string, string>> = text.units
  const name = of === 'deliverable' ? units[code] : kinds.find(one => one.code === code)?.names[lang]
  return code === '' ? (titles[of] ?? claim) : `${titles[of] ?? of}: ${name ?? code}`
}
