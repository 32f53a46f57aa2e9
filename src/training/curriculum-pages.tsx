import type { Lang } from '../kernel/words.ts'
import { number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { type AmongProgrammes, inProgramme, programmeQuery } from '../programme/programme-tabs.tsx'
import { kindsSatisfying, type Rulebook } from '../programme/rulebook.ts'
import { courseWords } from './course-words.ts'
import { certificates, totalOf } from './curriculum.ts'
import { coursesPath, curriculaPath, curriculumPath } from './paths.ts'
import { PlanFrame } from './plan-frame.tsx'
import type { CurriculumRow, ModuleRow } from './tables.ts'

export interface Described {
  row: CurriculumRow
  modules: ModuleRow[]
}

export const inHours = (lang: Lang, minutes: number): string =>
  courseWords(lang).inHours({ hours: number(lang, minutes / 60) })

/** The columns of the list, on the page and in its file. */
export function curriculumColumns(lang: Lang): Column<Described>[] {
  const text = courseWords(lang)
  return [
    { key: 'code', title: text.code, tight: true, cell: one => one.row.code },
    {
      key: 'title',
      title: text.title,
      heads: true,
      cell: one => <a href={curriculumPath(one.row.id)}>{one.row.title}</a>,
    },
    { key: 'modules', title: text.modules, numeric: true, cell: one => number(lang, one.modules.length) },
    { key: 'theory', title: text.theory, numeric: true, cell: one => inHours(lang, totalOf(one.modules).theory) },
    { key: 'practice', title: text.practice, numeric: true, cell: one => inHours(lang, totalOf(one.modules).practice) },
  ]
}

interface ListProps {
  shell: Shell
  among: AmongProgrammes
  all: readonly Described[]
  writes: boolean
}

export function CurriculaPage({ shell, among, all, writes }: ListProps) {
  const { lang } = shell
  const text = courseWords(lang)
  return (
    <PlanFrame
      shell={shell}
      current={curriculaPath}
      among={among}
      actions={
        <>
          {writes && (
            <LinkButton look="primary" icon="plus" href={inProgramme(curriculumPath('new'), among)}>
              {text.describe}
            </LinkButton>
          )}
          <Downloads shell={shell} path={curriculaPath} query={programmeQuery(among)} />
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.curricula}
          hideCaption
          rows={all}
          rowKey={one => one.row.id}
          empty={<Empty>{text.noCurricula}</Empty>}
          columns={curriculumColumns(lang)}
        />
      </Card>
    </PlanFrame>
  )
}

interface OneProps extends Described {
  shell: Shell
  among: AmongProgrammes
  rules: Rulebook
  mayChange: boolean
}

export function CurriculumPage({ shell, among, rules, row, modules, mayChange }: OneProps) {
  const { lang } = shell
  const text = courseWords(lang)
  const nameIn = (kinds: Rulebook['supports'] | Rulebook['outcomes'], code: string | null) =>
    kinds.find(one => one.code === code)?.names[lang] ?? text.none
  const total = totalOf(modules)
  return (
    <Page
      shell={shell}
      title={row.title}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: inProgramme(coursesPath, among) },
        { text: text.curricula, href: inProgramme(curriculaPath, among) },
      ]}
      actions={
        mayChange && (
          <LinkButton icon="pencil" href={curriculumPath(row.id, '/change')}>
            {text.change}
          </LinkButton>
        )
      }
    >
      <Stack>
        <Card>
          <Facts
            items={[
              [text.code, row.code],
              [text.supportKind, nameIn(rules.supports, row.support_kind)],
              [text.completedKind, nameIn(rules.outcomes, row.completed_kind)],
              [text.certifiedKind, nameIn(rules.outcomes, row.certified_kind)],
              [text.certificate, text.certificates[row.certificate]],
              [text.whole, inHours(lang, total.whole)],
            ]}
          />
        </Card>
        <Card title={text.modules}>
          <Table
            lang={lang}
            caption={text.modules}
            hideCaption
            rows={modules}
            rowKey={one => String(one.place)}
            columns={[
              { key: 'title', title: text.module, heads: true, cell: one => one.title },
              { key: 'theory', title: text.theory, numeric: true, cell: one => inHours(lang, one.theory_minutes) },
              {
                key: 'practice',
                title: text.practice,
                numeric: true,
                cell: one => inHours(lang, one.practice_minutes),
              },
              { key: 'theme', title: text.theme, cell: one => themeName(rules, one.theme, lang) },
            ]}
          />
        </Card>
      </Stack>
    </Page>
  )
}

const themeName = (rules: Rulebook, theme: string | null, lang: Lang): string =>
  rules.themes.find(one => one.code === theme)?.names[lang] ?? courseWords(lang).none

interface FormProps {
  shell: Shell
  rules: Rulebook
  title: string
  state: FormState
  action: string
  cancel: string
  /** The page of all, of this programme. */
  list: string
  shown?: number | undefined
  hidden: { name: string; value: string }
}

/** Rows for modules beyond those that are there. */
const spareModules = 4

export function CurriculumFormPage(props: FormProps) {
  const { shell, rules, title, state, action, cancel, list, shown, hidden } = props
  const { lang } = shell
  const text = courseWords(lang)
  const kinds = kindsSatisfying(rules.supports, 'training')
  const named = (all: Rulebook['supports'] | Rulebook['outcomes']) =>
    all.map(one => ({ value: one.code, text: one.names[lang] }))
  const reached = rules.outcomes.filter(one => !one.state)
  const qualifying = kindsSatisfying(rules.outcomes, 'qualification')
  const outcomes = named(reached)
  const completing = named(reached.filter(one => !qualifying.includes(one.code)))
  const filled = Object.keys(state.values).filter(name => /^modules\.\d+\.title$/.test(name)).length
  return (
    <Page
      shell={shell}
      title={title}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: coursesPath },
        { text: text.curricula, href: list },
      ]}
      scripts={['form']}
    >
      <Form state={state} action={action} submit={title} cancel={cancel} shown={shown}>
        <Field state={state} kind="hidden" name={hidden.name} value={hidden.value} />
        <Block title={text.curriculum}>
          <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
          <Field state={state} kind="text" name="title" label={text.title} width="full" />
          <Field
            state={state}
            kind="select"
            name="supportKind"
            label={text.supportKind}
            options={named(rules.supports.filter(one => kinds.includes(one.code)))}
          />
          <Field state={state} kind="select" name="completedKind" label={text.completedKind} options={completing} />
          <Field
            state={state}
            kind="select"
            name="certifiedKind"
            label={text.certifiedKind}
            options={outcomes}
            optional
          />
          <Field
            state={state}
            kind="radios"
            name="certificate"
            label={text.certificate}
            options={mapOptions(lang, certificates, text.certificates)}
          />
        </Block>
        {Array.from({ length: Math.max(filled, 1) + spareModules }, (_, at) => (
          <Block key={at} title={text.moduleNth({ nth: at + 1 })}>
            <Field state={state} kind="text" name={`modules.${at}.title`} label={text.module} width="full" />
            <Field
              state={state}
              kind="number"
              name={`modules.${at}.theoryHours`}
              label={text.theoryHours}
              unit={text.hoursUnit}
              optional
            />
            <Field
              state={state}
              kind="number"
              name={`modules.${at}.practiceHours`}
              label={text.practiceHours}
              unit={text.hoursUnit}
              optional
            />
            <Field
              state={state}
              kind="select"
              name={`modules.${at}.theme`}
              label={text.theme}
              blank={text.noTheme}
              options={rules.themes.map(one => ({ value: one.code, text: one.names[lang] }))}
              optional
            />
          </Block>
        ))}
      </Form>
    </Page>
  )
}

/** What stands in the fields of one that is described. */
export function curriculumValues({ row, modules }: Described): FormValues {
  return {
    code: row.code,
    title: row.title,
    supportKind: row.support_kind,
    completedKind: row.completed_kind,
    certifiedKind: row.certified_kind ?? undefined,
    certificate: row.certificate,
    ...Object.fromEntries(
      modules.flatMap(one => [
        [`modules.${one.place}.title`, one.title],
        [`modules.${one.place}.theoryHours`, typed(one.theory_minutes)],
        [`modules.${one.place}.practiceHours`, typed(one.practice_minutes)],
        [`modules.${one.place}.theme`, one.theme ?? undefined],
      ]),
    ),
  }
}

const typed = (minutes: number): string | undefined =>
  minutes === 0 ? undefined : String(minutes / 60).replace('.', ',')
