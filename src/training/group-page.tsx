import { Downloads } from '../pages/downloads.tsx'
import { date, type Lang } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Notice } from '../pages/notice.tsx'
import { type Column, Empty, Table } from '../pages/table.tsx'
import { listedName } from '../people/name.ts'
import { personPath } from '../people/paths.ts'
import { personWords } from '../people/person-words.ts'
import type { OpenCourse } from './asked-course.ts'
import { CourseFrame } from './course-frame.tsx'
import { courseWords } from './course-words.ts'
import type { Candidate, LearnerPerson } from './learner-tables.ts'
import { coursePath, learnerPath } from './paths.ts'
import { courseLeaveReasons } from './presence.ts'

/** As people stand in lists; the code alone where the reader may not see the person, a word where they were erased. */
export function learnerName(one: Pick<LearnerPerson, 'code' | 'familyName' | 'givenName'>, lang: Lang): string {
  const { code, familyName, givenName } = one
  if (familyName === null || givenName === null) return code
  return familyName === '' ? personWords(lang).erased : listedName({ familyName, givenName })
}

interface Props extends OpenCourse {
  people: readonly LearnerPerson[]
  candidates: readonly Candidate[]
  state: FormState
}

export function GroupPage({ people, candidates, state, ...open }: Props) {
  const { shell, course, writes } = open
  const text = courseWords(shell.lang)
  const mayChange = writes && course.concluded_on === null
  const here = people.filter(one => one.takenOn !== null && one.leftOn === null).length
  return (
    <CourseFrame {...open} current="/group" scripts={['form']}>
      <Stack>
        <Learners {...open} people={people.filter(one => one.takenOn !== null)} here={here} mayChange={mayChange} />
        <Waiting
          {...open}
          people={people.filter(one => one.takenOn === null && one.leftOn === null)}
          here={here}
          mayChange={mayChange}
        />
        {mayChange && (
          <Card title={text.addLearners} id="add">
            <AddLearners course={course.id} candidates={candidates} state={state} />
          </Card>
        )}
      </Stack>
    </CourseFrame>
  )
}

interface ListProps extends OpenCourse {
  people: readonly LearnerPerson[]
  /** How many hold a place today. */
  here: number
  mayChange: boolean
}

const nameCell = (one: LearnerPerson, lang: Lang) =>
  one.familyName === null ? one.code : <a href={personPath(one.person)}>{learnerName(one, lang)}</a>

/** The columns of the group, on the page and in its file. */
export function learnerColumns(lang: Lang): Column<LearnerPerson>[] {
  const text = courseWords(lang)
  return [
    {
      key: 'name',
      title: text.learner,
      heads: true,
      cell: one => nameCell(one, lang),
    },
    { key: 'code', title: text.code, tight: true, cell: one => one.code },
    { key: 'since', title: text.since, tight: true, cell: one => date(one.takenOn ?? one.askedOn) },
    { key: 'contract', title: text.contract, cell: one => one.contract ?? text.none },
  ]
}

function Learners({ shell, course, authorisation, people, here, mayChange }: ListProps) {
  const { lang } = shell
  const text = courseWords(lang)
  const { places } = authorisation
  return (
    <Card
      title={text.learners}
      lead={`${text.learnersCount({ count: here })} · ${text.places}: ${places}`}
      actions={<Downloads shell={shell} path={coursePath(course.id, '/group')} />}
    >
      {here > places && <Notice kind="warn">{text.beyondPlaces({ count: here - places })}</Notice>}
      <Table
        lang={lang}
        caption={text.learners}
        hideCaption
        rows={people}
        rowKey={one => one.learner}
        empty={<Empty>{text.nobody}</Empty>}
        columns={[
          ...learnerColumns(lang),
          {
            key: 'state',
            title: text.state,
            cell: one =>
              one.leftOn === null
                ? mayChange && (
                    <LinkButton look="quiet" href={learnerPath({ id: one.learner, course_id: course.id })}>
                      {text.change}
                    </LinkButton>
                  )
                : text.left({ on: date(one.leftOn) }),
          },
        ]}
      />
    </Card>
  )
}

/** Whoever asked first comes first, when a place is free; whoever no longer wants one is taken off. */
function Waiting({ shell, course, authorisation, people, here, mayChange, on }: ListProps) {
  const { lang } = shell
  const text = courseWords(lang)
  const isFree = here < authorisation.places
  const path = (one: LearnerPerson, section?: string) => learnerPath({ id: one.learner, course_id: course.id }, section)
  return (
    <Card title={text.waitingList} lead={people.length > 0 && !isFree ? text.noFreePlace : undefined}>
      <Table
        lang={lang}
        caption={text.waitingList}
        hideCaption
        rows={people}
        rowKey={one => one.learner}
        empty={<Empty>{text.nobodyWaits}</Empty>}
        columns={[
          { key: 'name', title: text.learner, heads: true, cell: one => nameCell(one, lang) },
          { key: 'code', title: text.code, tight: true, cell: one => one.code },
          { key: 'since', title: text.waitsSince, tight: true, cell: one => date(one.askedOn) },
          {
            key: 'take',
            title: text.state,
            cell: one =>
              mayChange && (
                <div class="buttons">
                  {isFree && one === people[0] && (
                    <Act action={path(one, '/take')} values={{ learner: one.learner, on: date(on) }}>
                      <Button>{text.takePlace}</Button>
                    </Act>
                  )}
                  <LinkButton look="quiet" href={path(one)}>
                    {text.stopWaiting}
                  </LinkButton>
                </div>
              ),
          },
        ]}
      />
    </Card>
  )
}

function AddLearners({
  course,
  candidates,
  state,
}: {
  course: string
  candidates: readonly Candidate[]
  state: FormState
}) {
  const text = courseWords(state.lang)
  if (candidates.length === 0) return <Empty>{text.noCandidates}</Empty>
  return (
    <Form state={state} action={coursePath(course, '/group')} submit={text.givePlaces}>
      <Field state={state} kind="hidden" name="course" value={course} />
      <Field state={state} kind="day" name="on" label={text.on} />
      <Field
        state={state}
        kind="checkboxes"
        name="enrolments"
        label={text.candidates}
        hint={text.candidatesHint}
        options={candidates.map(one => ({ value: one.enrolment, text: `${listedName(one)} · ${one.code}` }))}
      />
    </Form>
  )
}

interface LearnerProps extends OpenCourse {
  person: LearnerPerson
  contract: FormState
  leaving: FormState
}

/** One learner: the contract, and leaving the course, or the list of those who wait for it. */
export function LearnerPage({ person, contract, leaving, ...open }: LearnerProps) {
  const { shell, course } = open
  const { lang } = shell
  const text = courseWords(lang)
  const own = { id: person.learner, course_id: course.id }
  const back = coursePath(course.id, '/group')
  const waits = person.takenOn === null
  return (
    <CourseFrame {...open} current="/group" scripts={['form']}>
      <Stack>
        {!waits && (
          <Card title={`${text.contract}: ${learnerName(person, lang)}`}>
            <Form state={contract} action={learnerPath(own, '/contract')} submit={text.saveContract} cancel={back}>
              <Field state={contract} kind="hidden" name="learner" value={person.learner} />
              <Field state={contract} kind="text" name="contract" label={text.contractNumber} />
            </Form>
          </Card>
        )}
        <Card title={waits ? `${text.stopWaiting}: ${learnerName(person, lang)}` : text.leaveTitle}>
          <Form
            state={leaving}
            action={learnerPath(own, '/leave')}
            submit={waits ? text.stopWaiting : text.leave}
            cancel={back}
            danger
          >
            <Field state={leaving} kind="hidden" name="learner" value={person.learner} />
            <Field state={leaving} kind="day" name="leftOn" label={waits ? text.on : text.leftOn} />
            <Field
              state={leaving}
              kind="select"
              name="reason"
              label={text.leaveReason}
              options={mapOptions(lang, courseLeaveReasons, text.leaveReasons)}
            />
          </Form>
        </Card>
      </Stack>
    </CourseFrame>
  )
}
