import type { Day } from '../kernel/day.ts'
import { may } from '../kernel/who.ts'
import { date } from '../kernel/words.ts'
import { Card, Facts } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import type { Slice } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Held } from './criteria.ts'
import { addPaperPath, PersonFrame, personPath } from './person-page.tsx'
import { personWords } from './person-words.ts'
import type { Record } from './record.ts'

export interface EligibilityProps {
  shell: Shell
  record: Record
  on: Day
  slices: readonly Slice[]
  held: readonly Held[]
  names: ReadonlyMap<string, string>
  /** The form that was refused, if one was. */
  state?: FormState
}

/** The criteria with their rule and paper, then the decision with its two signatures. */
export function EligibilityPage({ held, names, state, ...frame }: EligibilityProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  const decides = shell.who !== undefined && may(shell.who, 'people.decide')
  return (
    <PersonFrame {...frame} current="/eligibility" scripts={['form']}>
      <Card title={text.eligibility} lead={held.some(one => one.criterion.category !== undefined) && text.oneCategory}>
        <Criteria shell={shell} record={record} held={held} />
      </Card>
      <Card title={text.decision}>
        <Decision shell={shell} record={record} names={names} />
        {decides && <NextSignature shell={shell} record={record} names={names} state={state} />}
      </Card>
    </PersonFrame>
  )
}

function Criteria({ shell, record, held }: Pick<EligibilityProps, 'shell' | 'record' | 'held'>) {
  const { lang } = shell
  const text = personWords(lang)
  const paperName = (code: string) => record.rules.papers.find(paper => paper.code === code)?.names[lang] ?? code
  const rule = ({ criterion }: Held) =>
    [
      text.validOn[criterion.validOn],
      criterion.maxAgeDays === undefined ? undefined : text.maxAge({ days: criterion.maxAgeDays }),
    ]
      .filter(part => part !== undefined)
      .join(', ')
  const source = ({ criterion }: Held) => record.rules.sources[criterion.source]?.[lang] ?? criterion.source
  return (
    <Table
      lang={lang}
      caption={text.eligibility}
      hideCaption
      rows={held}
      rowKey={one => one.criterion.code}
      columns={[
        { key: 'criterion', title: text.criterion, heads: true, cell: one => one.criterion.names[lang] },
        {
          key: 'papers',
          title: text.acceptedPapers,
          cell: one => one.criterion.papers.map(paperName).join(` ${text.or} `),
        },
        {
          key: 'rule',
          title: text.rule,
          cell: one => (
            <>
              {rule(one)} <span class="note">{source(one)}</span>
            </>
          ),
        },
        {
          key: 'state',
          title: text.state,
          cell: one =>
            one.proven ? (
              <Tag kind="ok">{text.proven}</Tag>
            ) : (
              <a
                href={addPaperPath(record, {
                  claimKind: `eligibility.${one.criterion.code}`,
                  claimId: record.enrolment.id,
                  papers: one.criterion.papers,
                })}
              >
                <Tag kind={one.criterion.category === undefined ? 'warn' : 'neutral'}>
                  {text.unproven[one.missing ?? 'no-paper']}
                </Tag>
              </a>
            ),
        },
      ]}
    />
  )
}

function Decision({ shell, record, names }: Pick<EligibilityProps, 'shell' | 'record' | 'names'>) {
  const { decision } = record
  if (!decision) return null
  const text = personWords(shell.lang)
  const first = names.get(decision.proposed_by) ?? '–'
  const second = decision.signed_by === null ? undefined : names.get(decision.signed_by)
  const facts: [string, string][] = [
    [text.decision, text.decided[decision.outcome]],
    [text.decidedOn, date(decision.decided_on)],
  ]
  if (decision.reason !== null) facts.push([text.reason, decision.reason])
  if (decision.score !== null) facts.push([text.score, decision.score])
  return (
    <>
      <Facts items={facts} />
      {second !== undefined && <p class="muted">{text.signedBy({ first, second })}</p>}
    </>
  )
}

function NextSignature({
  shell,
  record,
  names,
  state,
}: Pick<EligibilityProps, 'shell' | 'record' | 'names'> & { state: FormState | undefined }) {
  const { lang, who } = shell
  const text = personWords(lang)
  const { decision, enrolment, person } = record
  const form = state ?? blankForm(lang, { enrolment: enrolment.id, decidedOn: record.decision?.decided_on })
  if (decision?.outcome === 'eligible') return null
  if (decision?.outcome === 'proposed') {
    const proposer = names.get(decision.proposed_by) ?? '–'
    if (decision.proposed_by === who?.account) return <p class="muted">{text.signLead({ name: proposer })}</p>
    return (
      <Form
        state={form}
        action={personPath(person.id, '/eligibility/sign')}
        submit={text.signAct}
        shown={decision.entry}
      >
        <p>{text.signLead({ name: proposer })}</p>
        <Field state={form} kind="hidden" name="enrolment" value={enrolment.id} />
        <Field state={form} kind="day" name="decidedOn" label={text.decidedOn} />
      </Form>
    )
  }
  return (
    <Form state={form} action={personPath(person.id, '/eligibility')} submit={text.proposeAct} shown={decision?.entry}>
      <Field state={form} kind="hidden" name="enrolment" value={enrolment.id} />
      <Field
        state={form}
        kind="radios"
        name="outcome"
        label={text.proposal}
        inline
        options={(['eligible', 'waiting', 'refused'] as const).map(value => ({ value, text: text.outcomes[value] }))}
      />
      <Field state={form} kind="day" name="decidedOn" label={text.decidedOn} />
      <Field state={form} kind="number" name="score" label={text.score} optional />
      <Field state={form} kind="textarea" name="reason" rows={2} label={text.reason} hint={text.reasonHint} optional />
    </Form>
  )
}
