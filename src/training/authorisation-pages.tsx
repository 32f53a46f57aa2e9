import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Downloads } from '../pages/downloads.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState, FormValues } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Option } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { counties, findCounty, regionOf } from '../programme/place.ts'
import { type AmongProgrammes, inProgramme, programmeQuery } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Authorised } from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { inHours } from './curriculum-pages.tsx'
import { authorisationPath, authorisationsPath, coursesPath, curriculumPath } from './paths.ts'
import { PlanFrame } from './plan-frame.tsx'
import type { CurriculumRow } from './tables.ts'

interface ListProps {
  shell: Shell
  among: AmongProgrammes
  all: readonly Authorised[]
  curricula: readonly CurriculumRow[]
  writes: boolean
}

/** The columns of the list, on the page and in its file. */
export function authorisationColumns(lang: Lang, curricula: readonly CurriculumRow[]): Column<Authorised>[] {
  const text = courseWords(lang)
  const titleOf = (id: string) => curricula.find(one => one.id === id)?.title ?? text.none
  return [
    {
      key: 'number',
      title: text.number,
      heads: true,
      cell: one => <a href={authorisationPath(one.id)}>{one.number}</a>,
    },
    { key: 'title', title: text.curriculum, cell: one => titleOf(one.curriculum_id) },
    { key: 'county', title: text.county, cell: one => findCounty(one.county)?.name ?? one.county },
    { key: 'valid', title: text.period, cell: one => `${date(one.valid_from)} – ${date(one.valid_to)}` },
    { key: 'places', title: text.places, numeric: true, cell: one => one.places },
  ]
}

export function AuthorisationsPage({ shell, among, all, curricula, writes }: ListProps) {
  const { lang } = shell
  const text = courseWords(lang)
  return (
    <PlanFrame
      shell={shell}
      current={authorisationsPath}
      among={among}
      actions={
        <>
          {writes && (
            <LinkButton look="primary" icon="plus" href={inProgramme(authorisationPath('new'), among)}>
              {text.recordAuthorisation}
            </LinkButton>
          )}
          <Downloads shell={shell} path={authorisationsPath} query={programmeQuery(among)} />
        </>
      }
    >
      <Card>
        <Table
          lang={lang}
          caption={text.authorisations}
          hideCaption
          rows={all}
          rowKey={one => one.id}
          empty={<Empty>{text.noAuthorisations}</Empty>}
          columns={authorisationColumns(lang, curricula)}
        />
      </Card>
    </PlanFrame>
  )
}

interface OneProps {
  shell: Shell
  among: AmongProgrammes
  row: Authorised
  curriculum: CurriculumRow
  trainers: readonly string[]
  writes: boolean
  state: FormState
}

export function AuthorisationPage({ shell, among, row, curriculum, trainers, writes, state }: OneProps) {
  const { lang } = shell
  const text = courseWords(lang)
  return (
    <Page
      shell={shell}
      title={row.number}
      lead={curriculum.title}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: inProgramme(coursesPath, among) },
        { text: text.authorisations, href: inProgramme(authorisationsPath, among) },
      ]}
      actions={
        writes && (
          <LinkButton icon="pencil" href={authorisationPath(row.id, '/correct')}>
            {text.correctAuthorisation}
          </LinkButton>
        )
      }
      scripts={['form']}
    >
      <Columns>
        <Card>
          <Facts
            items={[
              [text.county, findCounty(row.county)?.name ?? row.county],
              [text.validFrom, date(row.valid_from)],
              [text.validTo, date(row.valid_to)],
              [text.places, row.places],
              [text.theory, inHours(lang, row.theory_minutes)],
              [text.practice, inHours(lang, row.practice_minutes)],
              [text.scheme, row.scheme ?? text.none],
              [text.level, row.level ?? text.none],
              [text.trainers, trainers.join(', ')],
              [text.rooms, row.rooms.join('; ')],
            ]}
          />
        </Card>
        <Stack>
          <Card title={text.lapses} lead={text.lapsesLead}>
            {row.lapses.length === 0 && <p class="muted">{text.noLapses}</p>}
            <Lines>
              {row.lapses.map(one => (
                <Line key={one.id} end={one.decision}>
                  {date(one.from_on)} – {one.until_on === null ? text.untilFurther : date(one.until_on)}
                </Line>
              ))}
            </Lines>
          </Card>
          {writes && (
            <Card title={text.recordLapse}>
              <Form state={state} action={authorisationPath(row.id, '/lapses')} submit={text.recordLapse} danger>
                <Field state={state} kind="hidden" name="authorisation" value={row.id} />
                <Field state={state} kind="day" name="fromOn" label={text.fromOn} />
                <Field state={state} kind="day" name="untilOn" label={text.untilOn} hint={text.untilHint} optional />
                <Field state={state} kind="text" name="decision" label={text.decision} />
              </Form>
            </Card>
          )}
        </Stack>
      </Columns>
    </Page>
  )
}

/** Nothing can be authorised before it is described. */
export function NothingToAuthorisePage({ shell, among }: Pick<ListProps, 'shell' | 'among'>) {
  const text = courseWords(shell.lang)
  return (
    <Page
      shell={shell}
      title={text.recordAuthorisation}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: inProgramme(coursesPath, among) },
        { text: text.authorisations, href: inProgramme(authorisationsPath, among) },
      ]}
    >
      <Card>
        <Empty action={<LinkButton href={inProgramme(curriculumPath('new'), among)}>{text.describe}</LinkButton>}>
          {text.needsCurriculum}
        </Empty>
      </Card>
    </Page>
  )
}

interface FormProps {
  shell: Shell
  rules: Rulebook
  title: string
  state: FormState
  action: string
  cancel: string
  /** The page of all, of this programme. */
  list: string
  /** To choose from, for a new one; the one that it is of, else. */
  curricula: readonly CurriculumRow[]
  correcting?: Authorised
  accounts: readonly Option[]
}

/** Rooms beyond those that are there. */
const spareRooms = 2

export function AuthorisationFormPage(props: FormProps) {
  const { shell, rules, title, state, action, cancel, list, curricula, correcting, accounts } = props
  const { lang } = shell
  const text = courseWords(lang)
  const isOurs = (county: string) => rules.regions.some(one => one.nuts === regionOf(county))
  const rooms = Object.keys(state.values).filter(name => /^rooms\.\d+$/.test(name)).length
  const whole = (name: string, label: string) => (
    <Field state={state} kind="number" name={name} label={label} unit={text.hoursUnit} />
  )
  return (
    <Page
      shell={shell}
      title={title}
      current={coursesPath}
      breadcrumb={[
        { text: text.courses, href: coursesPath },
        { text: text.authorisations, href: list },
      ]}
      scripts={['form']}
    >
      <Form state={state} action={action} submit={title} cancel={cancel} shown={correcting?.entry}>
        <Block title={text.authorisation}>
          {correcting ? (
            <Field state={state} kind="hidden" name="authorisation" value={correcting.id} />
          ) : (
            <Field
              state={state}
              kind="select"
              name="curriculum"
              label={text.curriculum}
              options={curricula.map(one => ({ value: one.id, text: one.title }))}
            />
          )}
          <Field state={state} kind="text" name="number" label={text.number} />
          <Field
            state={state}
            kind="select"
            name="county"
            label={text.county}
            options={counties.filter(one => isOurs(one.nuts)).map(one => ({ value: one.nuts, text: one.name }))}
          />
          <Field state={state} kind="day" name="validFrom" label={text.validFrom} />
          <Field state={state} kind="day" name="validTo" label={text.validTo} />
          <Field state={state} kind="number" name="places" label={text.places} hint={text.placesHint} />
          {whole('theoryHours', text.theoryHours)}
          {whole('practiceHours', text.practiceHours)}
          <Field state={state} kind="text" name="scheme" label={text.scheme} hint={text.schemeHint} optional />
          <Field
            state={state}
            kind="text"
            name="level"
            label={text.level}
            hint={text.levelHint}
            width="short"
            optional
          />
        </Block>
        <Block title={text.trainers}>
          <Field state={state} kind="checkboxes" name="trainers" label={text.trainers} options={accounts} />
        </Block>
        <Block title={text.rooms}>
          {Array.from({ length: Math.max(rooms, 1) + spareRooms }, (_, at) => (
            <Field
              key={at}
              state={state}
              kind="text"
              name={`rooms.${at}`}
              label={text.roomNth({ nth: at + 1 })}
              optional={at > 0}
            />
          ))}
        </Block>
        {correcting && (
          <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" />
        )}
      </Form>
    </Page>
  )
}

/** What stands in the fields of one that is recorded. */
export const authorisationValues = (row: Authorised): FormValues => ({
  number: row.number,
  county: row.county,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  places: String(row.places),
  theoryHours: String(row.theory_minutes / 60).replace('.', ','),
  practiceHours: String(row.practice_minutes / 60).replace('.', ','),
  scheme: row.scheme ?? undefined,
  level: row.level ?? undefined,
  trainers: row.trainers,
  ...Object.fromEntries(row.rooms.map((room, at) => [`rooms.${at}`, room])),
})
