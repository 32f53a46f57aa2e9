import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { mapOptions } from '../pages/options.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenRecord } from '../people/asked-record.ts'
import { PersonFrame } from '../people/person-frame.tsx'
import { planPath } from './paths.ts'
import { planWords } from './plan-words.ts'
import { owners, type PlanReviewRow, type PlanRow, type PlanStepRow } from './tables.ts'

export interface OpenPlan extends OpenRecord {
  /** All versions, the last first. */
  plans: readonly PlanRow[]
  steps: readonly PlanStepRow[]
  reviews: readonly PlanReviewRow[]
  /** What was signed before, as it was signed. */
  earlier: readonly { plan: PlanRow; steps: readonly PlanStepRow[]; reviews: readonly PlanReviewRow[] }[]
  staff: ReadonlyMap<string, string>
}

export interface PlanForms {
  sign: FormState
  review: FormState
}

export function PlanPage(props: OpenPlan & { forms: PlanForms }) {
  const { plans, steps: _, reviews, earlier, staff: _staff, forms, ...open } = props
  const { lang, who } = open.shell
  const text = planWords(lang)
  const [plan] = plans
  const { id } = open.record.person
  const writes = who !== undefined && may(who, 'support.write')
  const make = writes && (
    <LinkButton look="primary" icon="pencil" href={planPath(id, '/new')}>
      {plan ? text.makeNext : text.make}
    </LinkButton>
  )
  if (!plan)
    return (
      <PersonFrame {...open} current="/plan">
        <Card title={text.plan}>
          <Empty action={make}>{text.none}</Empty>
        </Card>
      </PersonFrame>
    )
  const actions = (
    <>
      {writes && <Print person={id} plan={plan} lang={lang} />}
      {make}
    </>
  )
  return (
    <PersonFrame {...open} current="/plan" scripts={writes ? ['form'] : []}>
      <Stack>
        <Card title={text.version({ version: plan.version, on: date(plan.made_on) })} actions={actions}>
          <PlanFacts {...props} reviews={[]} plan={plan} />
          {who && may(who, 'people.decide') && plan.signed_on !== null && plan.approved_on === null && (
            <Act action={planPath(id, '/approve')} shown={plan.entry} values={{ plan: plan.id }}>
              <Button icon="check">{text.approve}</Button>
            </Act>
          )}
        </Card>
        <Card title={text.steps}>
          <Steps {...props} writes={writes} />
        </Card>
        {writes && plan.signed_on === null && <SignCard person={id} plan={plan} state={forms.sign} />}
        {writes && <ReviewCard person={id} plan={plan} state={forms.review} />}
        {reviews.length > 0 && (
          <Card title={text.reviews}>
            <Facts items={reviews.map(one => [date(one.on_day), one.note] as const)} />
          </Card>
        )}
        {earlier.length > 0 && (
          <Card title={text.earlier}>
            {earlier.map(one => (
              <details key={one.plan.id}>
                <summary>
                  {text.version({ version: one.plan.version, on: date(one.plan.made_on) })}: {one.plan.goals}
                </summary>
                <PlanFacts {...props} plan={one.plan} reviews={one.reviews} />
                {writes && <Print person={id} plan={one.plan} lang={lang} />}
                <Steps {...props} steps={one.steps} writes={false} stands={false} />
              </details>
            ))}
          </Card>
        )}
      </Stack>
    </PersonFrame>
  )
}

const Print = ({ person, plan, lang }: { person: string; plan: PlanRow; lang: Lang }) => (
  <LinkButton icon="printer" href={planPath(person, `/versions/${plan.version}/plan.pdf`)}>
    {planWords(lang).print}
  </LinkButton>
)

/** What was agreed, who has signed it, and how it went where `reviews` says so. */
function PlanFacts({
  plan,
  reviews,
  ...props
}: Omit<OpenPlan, 'reviews'> & Partial<Pick<OpenPlan, 'reviews'>> & { plan: PlanRow }) {
  const text = planWords(props.shell.lang)
  return (
    <Facts
      items={[
        [text.goals, plan.goals],
        ...(plan.barriers === null ? [] : [[text.barriers, plan.barriers] as const]),
        [text.reviewOn, date(plan.review_on)],
        [text.counsellor, props.staff.get(plan.counsellor_id ?? plan.made_by) ?? '–'],
        [text.state, <States key="states" {...props} plan={plan} />],
        ...(reviews ?? []).map(one => [`${text.review}, ${date(one.on_day)}`, one.note] as const),
      ]}
    />
  )
}

function States({ shell: { lang }, staff, plan }: Pick<OpenPlan, 'shell' | 'staff'> & { plan: PlanRow }) {
  const text = planWords(lang)
  if (plan.signed_on === null || plan.signed_how === null) return <Tag kind="warn">{text.unsigned}</Tag>
  return (
    <>
      <Tag kind="ok">{text.signed({ on: date(plan.signed_on), how: text.how[plan.signed_how] })}</Tag>{' '}
      {plan.approved_on === null ? (
        <Tag kind="info">{text.unapproved}</Tag>
      ) : (
        <Tag kind="ok">
          {text.approved({ on: date(plan.approved_on) })} ({staff.get(plan.approved_by ?? '') ?? '–'})
        </Tag>
      )}
    </>
  )
}

function Steps({
  shell: { lang },
  record,
  on,
  steps,
  writes,
  stands = true,
}: OpenPlan & { writes: boolean; stands?: boolean }) {
  const text = planWords(lang)
  return (
    <Table
      lang={lang}
      caption={text.steps}
      hideCaption
      rows={steps}
      rowKey={one => String(one.number)}
      columns={[
        { key: 'what', title: text.what, heads: true, cell: one => one.what },
        { key: 'owner', title: text.owner, cell: one => text.owners[one.owner] },
        { key: 'due', title: text.dueOn, tight: true, cell: one => date(one.due_on) },
        {
          key: 'state',
          title: text.state,
          cell: one =>
            one.done_on !== null ? (
              <Tag kind="ok">{text.done({ on: date(one.done_on) })}</Tag>
            ) : !stands ? (
              '–'
            ) : (
              <>
                <Tag kind={one.due_on < on ? 'error' : 'info'}>{one.due_on < on ? text.late : text.open}</Tag>
                {writes && (
                  <Act
                    action={planPath(record.person.id, '/done')}
                    shown={one.entry}
                    values={{ plan: one.plan_id, number: String(one.number), doneOn: on }}
                  >
                    <Button icon="check">{text.markDone}</Button>
                  </Act>
                )}
              </>
            ),
        },
      ]}
    />
  )
}

interface CardProps {
  person: string
  plan: PlanRow
  state: FormState
}

function SignCard({ person, plan, state }: CardProps) {
  const text = planWords(state.lang)
  return (
    <Card title={text.sign} lead={text.signLead}>
      <Form state={state} action={planPath(person, '/sign')} submit={text.signSave} shown={plan.entry}>
        <Field state={state} kind="hidden" name="plan" value={plan.id} />
        <Field state={state} kind="text" name="signedName" label={text.signedName} optional />
        <Field state={state} kind="day" name="signedOn" label={text.signedOn} />
      </Form>
    </Card>
  )
}

function ReviewCard({ person, plan, state }: CardProps) {
  const text = planWords(state.lang)
  return (
    <Card title={text.review}>
      <Form state={state} action={planPath(person, '/review')} submit={text.reviewSave} shown={plan.entry}>
        <Field state={state} kind="hidden" name="plan" value={plan.id} />
        <Field state={state} kind="day" name="onDay" label={text.reviewedOn} />
        <Field state={state} kind="textarea" name="note" label={text.note} rows={3} />
        <Field state={state} kind="day" name="reviewOn" label={text.nextReview} />
      </Form>
    </Card>
  )
}

/** Lines for steps beyond those that stand. Our choice. */
const moreSteps = 3

interface MakeProps extends OpenRecord {
  state: FormState
  /** How many steps the form has, without those left free. */
  filled: number
}

export function MakePlanPage({ state, filled, ...open }: MakeProps) {
  const { lang } = open.shell
  const text = planWords(lang)
  const { person, enrolment } = open.record
  return (
    <PersonFrame {...open} current="/plan" scripts={['form']}>
      <Card title={text.makeTitle} lead={text.makeLead}>
        <Form state={state} action={planPath(person.id, '/new')} submit={text.save} cancel={planPath(person.id)}>
          <Field state={state} kind="hidden" name="enrolment" value={enrolment.id} />
          <Field state={state} kind="day" name="madeOn" label={text.madeOn} />
          <Field state={state} kind="textarea" name="goals" label={text.goals} rows={3} />
          <Field state={state} kind="textarea" name="barriers" label={text.barriers} rows={3} optional />
          <Field state={state} kind="day" name="reviewOn" label={text.reviewOn} />
          {Array.from({ length: filled + moreSteps }, (_, at) => (
            <Block key={at} title={text.stepNumber({ number: at + 1 })}>
              <Field state={state} kind="text" name={`steps.${at}.what`} label={text.what} width="full" />
              <Field
                state={state}
                kind="select"
                name={`steps.${at}.owner`}
                label={text.owner}
                options={mapOptions(lang, owners, text.owners)}
              />
              <Field state={state} kind="day" name={`steps.${at}.dueOn`} label={text.dueOn} />
            </Block>
          ))}
        </Form>
      </Card>
    </PersonFrame>
  )
}
