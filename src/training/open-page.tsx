import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { mapOptions } from '../pages/options.ts'
import { Page } from '../pages/page.tsx'
import type { Option } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty } from '../pages/table.tsx'
import { counties, findCounty, regionOf } from '../programme/place.ts'
import { type AmongProgrammes, inProgramme } from '../programme/programme-tabs.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { subsidyRules } from './course.ts'
import type { Authorised } from './course-tables.ts'
import { courseWords } from './course-words.ts'
import { authorisationPath, coursesPath } from './paths.ts'

interface Props {
  shell: Shell
  rules: Rulebook
  among: AmongProgrammes
  authorisations: readonly Authorised[]
  /** Those who are on some authorisation. */
  trainers: readonly Option[]
  state: FormState
}

/** A group meets on at most so many days that one form asks for. */
const meetings = 5

export function OpenPage({ shell, rules, among, authorisations, trainers, state }: Props) {
  const { lang } = shell
  const list = inProgramme(coursesPath, among)
  const text = courseWords(lang)
  const isOurs = (county: string) => rules.regions.some(one => one.nuts === regionOf(county))
  const rooms = [...new Set(authorisations.flatMap(one => one.rooms))]
  const choice = (name: string, label: string, options: readonly Option[], optional = false) => (
    <Field state={state} kind="select" name={name} label={label} options={options} optional={optional} />
  )
  return (
    <Page
      shell={shell}
      title={text.newCourse}
      current={coursesPath}
      breadcrumb={[{ text: text.courses, href: list }]}
      scripts={['form']}
    >
      {authorisations.length === 0 ? (
        <Card>
          <Empty
            action={
              <LinkButton href={inProgramme(authorisationPath('new'), among)}>{text.recordAuthorisation}</LinkButton>
            }
          >
            {text.needsAuthorisation}
          </Empty>
        </Card>
      ) : (
        <Form state={state} action={inProgramme(`${coursesPath}/new`, among)} submit={text.open} cancel={list}>
          <Block title={text.newCourse}>
            {choice(
              'authorisation',
              text.authorisation,
              authorisations.map(one => ({
                value: one.id,
                text: `${one.number} · ${findCounty(one.county)?.name ?? one.county}`,
              })),
            )}
            <Field state={state} kind="text" name="code" label={text.code} hint={text.codeHint} width="short" />
            {choice(
              'county',
              text.county,
              counties.filter(one => isOurs(one.nuts)).map(one => ({ value: one.nuts, text: one.name })),
            )}
            {choice(
              'partner',
              text.partner,
              rules.partners.map(one => ({ value: one.code, text: one.name })),
            )}
            {choice(
              'centre',
              text.centre,
              rules.centres.map(one => ({ value: one.code, text: one.name })),
              true,
            )}
            {choice('trainer', text.trainer, trainers)}
            {choice(
              'room',
              text.room,
              rooms.map(one => ({ value: one, text: one })),
            )}
            <Field state={state} kind="day" name="startsOn" label={text.startsOn} />
            <Field state={state} kind="day" name="examOn" label={text.examOn} />
            {choice('subsidy', text.subsidy, mapOptions(lang, subsidyRules, text.subsidies), true)}
          </Block>
          <Block title={text.pattern} lead={text.patternLead}>
            {Array.from({ length: meetings }, (_, at) => (
              <Meeting key={at} at={at} state={state} />
            ))}
          </Block>
        </Form>
      )}
    </Page>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

function Meeting({ at, state }: { at: number; state: FormState }) {
  const text = courseWords(state.lang)
  const name = (part: string) => `pattern.${at}.${part}`
  return (
    <Block title={text.meeting({ nth: at + 1 })}>
      <Field
        state={state}
        kind="select"
        name={name('weekday')}
        label={text.weekday}
        options={weekdays.map(one => ({ value: String(one), text: text.weekdays[one] }))}
        optional={at > 0}
      />
      <Field
        state={state}
        kind="text"
        name={name('begins')}
        label={text.begins}
        hint={text.beginsHint}
        width="short"
        optional={at > 0}
      />
      <Field
        state={state}
        kind="number"
        name={name('hours')}
        label={text.hoursLong}
        unit={text.hoursUnit}
        optional={at > 0}
      />
    </Block>
  )
}
