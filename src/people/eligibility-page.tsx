import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Facts, Stack } from '../pages/card.tsx'
import { ConfirmPage } from '../pages/confirm.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import type { Named } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenRecord } from './asked-record.ts'
import type { Held } from './criteria.ts'
import { linePath, recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'

/** The form that was refused. */
export interface Refused {
  act: 'propose' | 'sign'
  state: FormState
}

interface EligibilityProps extends OpenRecord {
  held: readonly Held[]
  /** Of the signers. */
  names: ReadonlyMap<string, Named>
  refused: Refused | undefined
}

/** The criteria with their rule and paper, then the decision with its two signatures. */
export function EligibilityPage({ held, names, refused, ...frame }: EligibilityProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  const decides = shell.who !== undefined && may(shell.who, 'people.decide')
  const choosable = held.some(one => one.criterion.category !== undefined)
  return (
    <PersonFrame {...frame} current="/eligibility" scripts={['form']}>
      <Stack>
        <Card title={text.criteria} lead={choosable && text.oneCategory}>
          <Criteria shell={shell} record={record} held={held} />
        </Card>
        {(record.decision !== undefined || decides) && (
          <Card
            title={text.decision}
            actions={
              decides &&
              mayBeRevoked(record) && (
                <LinkButton href={recordPath(record, '/eligibility/revoke')}>{text.revoke}</LinkButton>
              )
            }
          >
            <Decision lang={shell.lang} record={record} names={names} />
            {decides && <NextAct {...frame} refused={refused} />}
          </Card>
        )}
      </Stack>
    </PersonFrame>
  )
}

function Criteria({ shell, record, held }: Pick<EligibilityProps, 'shell' | 'record' | 'held'>) {
  const { lang } = shell
  const text = personWords(lang)
  const paperName = (code: string) => nameOfKind(record.rules.papers, code, lang)
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
              {rule(one)}
              <br />
              <span class="note">{source(one)}</span>
            </>
          ),
        },
        {
          key: 'state',
          title: text.state,
          cell: one =>
            one.proven ? <Tag kind="ok">{text.proven}</Tag> : <Unproven shell={shell} record={record} held={one} />,
        },
      ]}
    />
  )
}

function Unproven({
  shell,
  record,
  held: { criterion, missing },
}: Pick<EligibilityProps, 'shell' | 'record'> & { held: Held }) {
  const line = { claimKind: `eligibility.${criterion.code}`, claimId: record.enrolment.id, papers: criterion.papers }
  const href = linePath(shell.who, record, line)
  const tag = (
    <Tag kind={criterion.category === undefined ? 'warn' : 'neutral'}>
      {personWords(shell.lang).unproven[missing ?? 'no-paper']}
    </Tag>
  )
  return href === undefined ? tag : <a href={href}>{tag}</a>
}

function Decision({ lang, record, names }: { lang: Lang } & Pick<EligibilityProps, 'record' | 'names'>) {
  const { decision } = record
  if (!decision) return null
  const text = personWords(lang)
  const first = titleOf(names, decision.proposed_by)
  const facts: [string, string][] = [
    [text.decision, text.decided[decision.outcome]],
    [text.decidedOn, date(decision.decided_on)],
  ]
  if (decision.reason !== null) facts.push([text.reason, decision.reason])
  if (decision.score !== null) facts.push([text.score, decision.score])
  return (
    <>
      <Facts items={facts} />
      <p class="muted">
        {decision.signed_by === null
          ? text.proposedBy({ name: first })
          : text.signedBy({ first, second: titleOf(names, decision.signed_by) })}
      </p>
    </>
  )
}

const titleOf = (names: EligibilityProps['names'], account: string): string => names.get(account)?.title ?? '–'

type ActProps = Omit<EligibilityProps, 'held' | 'names'>

/** The next signature, if it is this reader's to give. */
function NextAct(props: ActProps) {
  const { decision } = props.record
  if (decision?.outcome === 'eligible') return null
  if (decision?.outcome !== 'proposed') return <Propose {...props} />
  if (decision.proposed_by !== props.shell.who?.account) return <Sign {...props} />
  return <p class="muted">{personWords(props.shell.lang).somebodyElseSigns}</p>
}

function Propose({ shell, record, on, refused }: ActProps) {
  const { lang } = shell
  const text = personWords(lang)
  const state = refused?.act === 'propose' ? refused.state : blankForm(lang, { decidedOn: on })
  return (
    <Form
      state={state}
      action={recordPath(record, '/eligibility/propose')}
      submit={text.proposeAct}
      shown={record.decision?.entry}
    >
      <Field state={state} kind="hidden" name="enrolment" value={record.enrolment.id} />
      <Field
        state={state}
        kind="radios"
        name="outcome"
        label={text.proposal}
        inline
        options={(['eligible', 'waiting', 'refused'] as const).map(value => ({ value, text: text.outcomes[value] }))}
      />
      <Field state={state} kind="day" name="decidedOn" label={text.decidedOn} />
      <Field state={state} kind="number" name="score" label={text.score} optional />
      <Field state={state} kind="textarea" name="reason" rows={2} label={text.reason} hint={text.reasonHint} optional />
    </Form>
  )
}

function Sign({ shell, record, on, refused }: ActProps) {
  const { lang } = shell
  const text = personWords(lang)
  const state = refused?.act === 'sign' ? refused.state : blankForm(lang, { decidedOn: on })
  return (
    <Form
      state={state}
      action={recordPath(record, '/eligibility/sign')}
      submit={text.signAct}
      shown={record.decision?.entry}
    >
      <Field state={state} kind="hidden" name="enrolment" value={record.enrolment.id} />
      <Field state={state} kind="day" name="decidedOn" label={text.decidedOn} />
    </Form>
  )
}

/** Before anybody has acted on it. */
const mayBeRevoked = ({ decision, enrolment, supports }: Record): boolean =>
  decision?.enrolment_id === enrolment.id && supports.length === 0

/** Asks before a decision is taken back. */
export function RevokePage({ shell, record, state }: Pick<OpenRecord, 'shell' | 'record'> & { state: FormState }) {
  const text = personWords(shell.lang)
  return (
    <ConfirmPage
      shell={shell}
      title={text.revokeTitle}
      consequences={<p>{text.revokeWhat}</p>}
      state={state}
      action={recordPath(record, '/eligibility/revoke')}
      submit={text.revoke}
      cancel={recordPath(record, '/eligibility')}
    >
      <Field state={state} kind="hidden" name="enrolment" value={record.enrolment.id} />
      <Field state={state} kind="text" name="reason" label={text.reason} width="full" />
    </ConfirmPage>
  )
}
