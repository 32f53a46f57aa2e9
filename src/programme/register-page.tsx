import type { Day } from '../kernel/day.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Checklist } from '../pages/checklist.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { FileColumn } from '../pages/list-file.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { reaches, stepKinds } from './deliverable.ts'
import type { Found } from './deliverable.ts'
import { claimOf, deliverableTitle, type NeededPaper } from './deliverable-papers.ts'
import type { DeliverableRow } from './deliverable-tables.ts'
import { deliverableUnits, type DeliverableUnit } from './facts.ts'
import { addPaperPath, deliverablePath, hasOwnPages, paperPath, registerPath } from './paths.ts'
import { type AmongProgrammes, inProgramme, programmeQuery, ProgrammeTabs } from './programme-tabs.tsx'
import type { Rulebook } from './rulebook.ts'
import { words } from './words.ts'

interface RegisterProps {
  shell: Shell
  rules: Rulebook
  unit: DeliverableUnit
  among: AmongProgrammes
  rows: readonly DeliverableRow[]
  mayWrite: boolean
}

export const unitPath = (unit: DeliverableUnit) => `${registerPath()}?unit=${unit}`

/** All things of one unit, newest first. */
export function RegisterPage({ shell, rules, unit, among, rows, mayWrite }: RegisterProps) {
  const { lang } = shell
  const text = words(lang)
  const regionName = (nuts: string) => rules.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  return (
    <Page
      shell={shell}
      title={text.register}
      lead={text.registerLead}
      actions={
        <>
          {mayWrite && (
            <LinkButton
              look="primary"
              icon="plus"
              href={inProgramme(
                hasOwnPages(unit) ? deliverablePath(unit, 'new') : registerPath('new', `?unit=${unit}`),
                among,
              )}
            >
              {text.record[unit]}
            </LinkButton>
          )}
          {rows.length > 0 && (
            <Downloads shell={shell} path={registerPath()} query={{ unit, ...programmeQuery(among) }} />
          )}
        </>
      }
    >
      <Tabs
        label={text.register}
        current={inProgramme(unitPath(unit), among)}
        items={deliverableUnits.map(one => ({ href: inProgramme(unitPath(one), among), text: text.units[one] }))}
      />
      <ProgrammeTabs lang={lang} path={unitPath(unit)} {...among} />
      <Card>
        <Table
          lang={lang}
          caption={text.units[unit]}
          rows={rows}
          rowKey={row => row.id}
          empty={<Empty>{text.emptyRegister}</Empty>}
          columns={[
            { key: 'code', title: text.code, tight: true, cell: row => row.code },
            {
              key: 'title',
              title: text.title,
              heads: true,
              cell: row => <a href={deliverablePath(row.unit, row.id)}>{row.title}</a>,
            },
            { key: 'region', title: text.region, cell: row => regionName(row.region) },
            { key: 'reached', title: text.reachedOn, tight: true, cell: row => date(row.reached_on) },
          ]}
        />
      </Card>
    </Page>
  )
}

/** The same columns, as a file has them. */
export function registerColumns(lang: Lang, { regions }: Rulebook): FileColumn<DeliverableRow>[] {
  const text = words(lang)
  return [
    { title: text.code, value: row => row.code },
    { title: text.title, value: row => row.title },
    { title: text.region, value: row => regions.find(region => region.nuts === row.region)?.names[lang] ?? row.region },
    { title: text.reachedOn, value: row => (row.reached_on === null ? null : date(row.reached_on)) },
  ]
}

interface OneProps {
  shell: Shell
  rules: Rulebook
  found: Found
  among: AmongProgrammes
  needed: readonly NeededPaper[]
  on: Day
  mayWrite: boolean
  state: FormState
}

/** One thing of the register: what is known of it, the steps it has taken, and its papers. */
export function DeliverablePage({ shell, rules, found, among, needed, mayWrite, state }: OneProps) {
  const { lang } = shell
  const text = words(lang)
  const { row } = found
  const mayBring = shell.who !== undefined && reaches(shell.who, 'evidence.write', row, found.enterprise)
  return (
    <Page
      shell={shell}
      title={deliverableTitle(row)}
      lead={text.one[row.unit]}
      current={registerPath()}
      breadcrumb={[
        { text: text.register, href: inProgramme(registerPath(), among) },
        { text: text.units[row.unit], href: inProgramme(unitPath(row.unit), among) },
      ]}
      actions={
        mayWrite && (
          <>
            <LinkButton icon="pencil" href={registerPath(row.id, '/correct')}>
              {text.correct}
            </LinkButton>
            <LinkButton look="quiet" icon="trash-2" href={registerPath(row.id, '/withdraw')}>
              {text.withdraw}
            </LinkButton>
          </>
        )
      }
      scripts={['form']}
    >
      <Columns>
        <Stack>
          <Card>
            <Facts items={factsOf(found, rules, lang)} />
          </Card>
          <Steps shell={shell} rules={rules} found={found} mayWrite={mayWrite} state={state} />
        </Stack>
        <Card title={text.papers}>
          <Checklist
            lang={lang}
            items={needed.map(({ papers, paper, state: how }) => ({
              key: papers.join(),
              text: papers.map(code => paperName(code, rules, lang)).join(` ${text.or} `),
              href: paper
                ? paperPath(paper.paper)
                : mayBring
                  ? addPaperPath(row.id, claimOf(row.unit), papers[0] ?? '')
                  : undefined,
              state: how,
              note: paper && date(paper.datedOn),
            }))}
          />
        </Card>
      </Columns>
    </Page>
  )
}

const paperName = (code: string, rules: Rulebook, lang: Lang): string =>
  rules.papers.find(one => one.code === code)?.names[lang] ?? code

type FactLine = readonly [term: string, detail: string]

/** What is known, in the order of the form; what a unit does not have is left out. */
function factsOf({ row, enterprise }: Found, rules: Rulebook, lang: Lang): FactLine[] {
  const text = words(lang)
  const contracts: Readonly<Record<string, string>> = text.contracts
  const truth = (answer: boolean | null) => (answer === null ? null : answer ? text.yes : text.no)
  const amount = (value: number | string | null) => (value === null ? null : number(lang, Number(value)))
  const lines: (readonly [string, string | null])[] = [
    [text.reachedOn, date(row.reached_on)],
    [text.region, rules.regions.find(one => one.nuts === row.region)?.names[lang] ?? row.region],
    [text.partner, named(rules.partners, row.partner)],
    [text.centre, named(rules.centres, row.centre)],
    [text.enterprise, enterprise ? deliverableTitle(enterprise) : null],
    [text.weeklyHours, amount(row.weekly_hours)],
    [text.contract, row.contract && (contracts[row.contract] ?? row.contract)],
    [text.netNew, truth(row.net_new)],
    [text.existing, truth(row.existing)],
    [text.publicBody, truth(row.public_body)],
    [text.microSme, truth(row.micro_sme)],
  ]
  return lines.flatMap(([term, detail]) => (detail === null || detail === '' ? [] : [[term, detail] as const]))
}

const named = (list: readonly { code: string; name: string }[], code: string | null): string | null =>
  list.find(one => one.code === code)?.name ?? code

function Steps({ shell, rules, found, mayWrite, state }: Omit<OneProps, 'needed' | 'on' | 'among'>) {
  const { lang } = shell
  const text = words(lang)
  const { row, steps } = found
  const kinds = stepKinds(row.unit, rules)
  return (
    <Card title={text.steps}>
      {steps.length === 0 ? (
        <Empty>{text.noSteps}</Empty>
      ) : (
        <Lines>
          {steps.map(step => (
            <Line key={step.kind} end={date(step.reached_on)}>
              {stepName(step.kind, rules, lang)}
            </Line>
          ))}
        </Lines>
      )}
      {mayWrite && kinds.length > 0 && (
        <Form state={state} action={registerPath(row.id, '/steps')} submit={text.addStep}>
          <Field state={state} kind="hidden" name="deliverable" value={row.id} />
          <Field
            state={state}
            kind="select"
            name="kind"
            label={text.step}
            options={kinds.map(kind => ({ value: kind, text: stepName(kind, rules, lang) }))}
          />
          <Field state={state} kind="day" name="reachedOn" label={text.reachedOn} />
        </Form>
      )}
    </Card>
  )
}

function stepName(kind: string, rules: Rulebook, lang: Lang): string {
  const own: Readonly<Record<string, string>> = words(lang).stepKinds
  return rules.phases.find(phase => phase.code === kind)?.names[lang] ?? own[kind] ?? kind
}
