import { date, type Lang, number } from '../kernel/words.ts'
import { Bars } from '../pages/bars.tsx'
import { Card, Columns, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { Trend } from '../pages/trend.tsx'
import { Figure, Funnel, type FunnelStep, Rule } from '../pages/why.tsx'
import { ruleSentence } from '../programme/sentence.ts'
import { amountIn } from './count.ts'
import { pairName } from './coverage.ts'
import type { Explained, Shown } from './indicator.ts'
import { counted } from './moment-words.ts'
import { Narrow } from './narrow.tsx'
import { differencePath, indicatorPath, resultsPath } from './paths.ts'
import { addressOf, type Question } from './question.ts'
import { WhoTable } from './who-table.tsx'
import { words } from './words.ts'

interface IndicatorPageProps {
  shell: Shell
  question: Question
  explained: Explained
  /** Where the reader may give a reason: the form, and whom it shows already. */
  reveal: { state: FormState; shown: Shown[] } | undefined
}

/** „De ce 57?”: the rule, the funnel, who counts and who does not, and what is missing. */
export function IndicatorPage({ shell, question, explained, reveal }: IndicatorPageProps) {
  const { lang } = shell
  const { marked, programme, rules, sealed } = explained
  const text = words(lang)
  const path = indicatorPath(marked.indicator.code)
  return (
    <Page
      shell={shell}
      title={marked.indicator.names[lang]}
      lead={counted(lang, programme.names[lang], question)}
      breadcrumb={[{ text: text.results, href: addressOf(resultsPath, question) }]}
      scripts={reveal ? ['form'] : []}
    >
      <Stack>
        <Narrow
          lang={lang}
          action={path}
          question={question}
          programme={programme}
          rules={rules}
          more={sealed ? [] : ['part']}
        />
        <Columns beside="panel">
          {sealed ? (
            <Special lang={lang} path={addressOf(`${path}/reveal`, question)} reveal={reveal} />
          ) : (
            <WhoTable shell={shell} question={question} explained={explained} />
          )}
          <Why lang={lang} question={question} explained={explained} />
        </Columns>
      </Stack>
    </Page>
  )
}

function Why({ lang, question, explained }: { lang: Lang; question: Question; explained: Explained }) {
  const text = words(lang)
  const { marked, value, part, target, rules } = explained
  const { indicator } = marked
  const amount = amountIn(value, part)
  return (
    <Card marked title={text.why({ value: number(lang, amount.claimed) })}>
      <Figure lang={lang} value={amount.claimed}>
        {indicator.names[lang]}
        <p class="muted">
          {[
            indicator.code,
            text.kinds[indicator.kind],
            target?.total !== undefined && text.ofTarget({ target: number(lang, target.total) }),
          ]
            .filter(said => said !== false)
            .join(' · ')}
        </p>
      </Figure>
      <p>{text.provenOf({ proven: number(lang, amount.proven), claimed: number(lang, amount.claimed) })}</p>
      <Rule lang={lang} source={<Source lang={lang} explained={explained} />}>
        {ruleSentence(indicator, rules, lang)}
      </Rule>
      <Funnel lang={lang} label={text.funnel} steps={stepsOf(lang, question, explained)} />
      {!explained.sealed && <Splits lang={lang} explained={explained} />}
      {explained.coverage.length > 0 && <Coverage lang={lang} explained={explained} />}
      <Trend
        lang={lang}
        title={text.trendTitle({
          name: text.byPeriod,
          day: date(question.day),
          value: number(lang, explained.trend.at(-1)?.value ?? 0),
        })}
        points={explained.trend}
        target={target?.total}
      />
      {!explained.sealed && (
        <p>
          <a href={addressOf(differencePath, question, { indicator: indicator.code })}>{text.difference}</a>
        </p>
      )}
    </Card>
  )
}

/** Each pair that the target wants, and how far it is. */
function Coverage({ lang, explained: { coverage, rules } }: { lang: Lang; explained: Explained }) {
  const text = words(lang)
  const looks = { proven: 'ok', claimed: 'warn', missing: 'error' } as const
  return (
    <>
      <h3>{text.coverage}</h3>
      <p class="muted">{text.coverageLead}</p>
      <Lines>
        {coverage.map(one => (
          <Line key={`${one.party}@${one.region}`} end={<Tag kind={looks[one.state]}>{text.covered[one.state]}</Tag>}>
            {pairName(one, rules, lang)}
          </Line>
        ))}
      </Lines>
    </>
  )
}

function Source({ lang, explained: { marked, rules } }: { lang: Lang; explained: Explained }) {
  const text = words(lang)
  const { indicator } = marked
  const source = rules.sources[indicator.source]
  const says = source?.[lang] ?? indicator.source
  const { code, version } = rules.profile
  return (
    <>
      {source?.url ? <a href={source.url}>{says}</a> : says}
      {indicator.verify && ` (${text.verify})`}
      {` · ${text.provenance({ profile: code, version })}`}
    </>
  )
}

function stepsOf(lang: Lang, question: Question, { marked, funnel, sealed }: Explained): FunnelStep[] {
  const text = words(lang)
  const to = (step: string) => ({
    href: addressOf(indicatorPath(marked.indicator.code), question, { step }),
    text: text.see,
  })
  const linked = (count: number, step: string) => (count > 0 && !sealed ? { link: to(step) } : {})
  const less = marked.clauses.flatMap((one, at): FunnelStep[] => {
    const count = funnel.less[at] ?? 0
    const clause = one.sentence(lang)
    return count === 0
      ? []
      : [{ key: `c${at}`, kind: 'less', count, text: text.less({ clause }), ...linked(count, String(at)) }]
  })
  const gaps = funnel.claimed - funnel.proven
  return [
    { key: 'all', kind: 'start', count: funnel.all, text: text.funnelAll[marked.indicator.unit] },
    ...less,
    { key: 'claimed', kind: 'end', count: funnel.claimed, text: text.countedEnd, ...linked(funnel.claimed, 'claimed') },
    {
      key: 'proven',
      kind: 'end',
      count: funnel.proven,
      text: text.provenEnd,
      ...(gaps > 0 && !sealed && { link: { ...to('unproven'), text: `${text.repair} ${number(lang, gaps)}` } }),
    },
  ]
}

/** By region against the targets of the contract, and by sex; each part is a link to the same page of that part. */
function Splits({ lang, explained: { value, rules, target } }: { lang: Lang; explained: Explained }) {
  const text = words(lang)
  const regions = rules.regions.map(region => ({
    label: region.names[lang],
    value: amountIn(value, { region: region.nuts }).claimed,
    target: target?.byRegion?.[region.nuts],
  }))
  const sexes = (['F', 'M', 'X'] as const)
    .map(sex => ({ label: text.sexes[sex], value: amountIn(value, { sex }).claimed }))
    .filter(one => one.value > 0)
  return (
    <>
      {regions.length > 0 && <Bars lang={lang} title={text.byRegion} rows={regions} />}
      {sexes.length > 0 && <Bars lang={lang} title={text.bySex} rows={sexes} />}
    </>
  )
}

function Special({ lang, path, reveal }: { lang: Lang; path: string; reveal: IndicatorPageProps['reveal'] }) {
  const text = words(lang)
  return (
    <Stack>
      <Notice kind="info">{text.sealedWhy}</Notice>
      {reveal && reveal.shown.length > 0 && (
        <Card title={text.listed.claimed} lead={text.revealedTo({ count: reveal.shown.length })}>
          <Table
            lang={lang}
            caption={text.listed.claimed}
            hideCaption
            rows={reveal.shown}
            rowKey={row => row.person}
            columns={[
              {
                key: 'name',
                title: text.who,
                heads: true,
                cell: row => <a href={`/app/people/${row.person}`}>{row.name}</a>,
              },
              { key: 'code', title: text.code, cell: row => row.code },
            ]}
          />
        </Card>
      )}
      {reveal && (
        <Card title={text.reveal} lead={text.sealedNames}>
          <Form state={reveal.state} action={path} submit={text.reveal} submitIcon="eye">
            <Field state={reveal.state} kind="text" name="reason" label={text.revealReason} width="full" />
          </Form>
        </Card>
      )}
    </Stack>
  )
}
