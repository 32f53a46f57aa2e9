import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { valueOf } from '../pages/question.ts'
import type { OpenRecord } from './asked-record.ts'
import { claimTitle } from './claim-title.ts'
import type { Needed } from './papers.ts'
import { recordPath } from './paths.ts'
import { PersonFrame } from './person-frame.tsx'
import { personWords } from './person-words.ts'
import { nameOfKind, type Record } from './record.ts'

interface PapersProps extends OpenRecord {
  /** The lines of the file that the form asks for, each by its place. */
  lines: readonly Needed[]
  state: FormState
}

/** Several papers at once: for each line of the file that is open, a place for its photograph or scan. */
export function PapersPage({ lines, state, ...frame }: PapersProps) {
  const { shell, record } = frame
  const text = personWords(shell.lang)
  return (
    <PersonFrame {...frame} current="/file" scripts={['form']}>
      {lines.length === 0 ? (
        <Card title={text.bringPapers}>
          <p>{text.nothingToBring}</p>
        </Card>
      ) : (
        <Form
          state={state}
          action={recordPath(record, '/papers')}
          submit={text.addPapers}
          submitIcon="upload"
          files
          cancel={recordPath(record)}
        >
          <p class="muted">{text.bringPapersLead}</p>
          {lines.map((line, at) => (
            <Line key={`${line.claimKind} ${line.claimId} ${at}`} record={record} line={line} at={at} state={state} />
          ))}
        </Form>
      )}
    </PersonFrame>
  )
}

interface LineProps {
  record: Record
  line: Needed
  at: number
  state: FormState
}

function Line({ record, line, at, state }: LineProps) {
  const { lang } = state
  const text = personWords(lang)
  const { rules } = record
  const name = (field: string) => `papers.${at}.${field}`
  const kinds = line.papers.map(code => ({ value: code, text: nameOfKind(rules.papers, code, lang) }))
  const runsOut = rules.papers.some(paper => line.papers.includes(paper.code) && paper.hasValidity)
  const taken = valueOf(state, name('taken')) !== ''
  return (
    <Block title={claimTitle(record, { kind: line.claimKind, id: line.claimId }, lang)}>
      <Field state={state} kind="hidden" name={name('id')} />
      <Field state={state} kind="hidden" name={name('claimKind')} value={line.claimKind} />
      <Field state={state} kind="hidden" name={name('claimId')} value={line.claimId} />
      <Field state={state} kind="hidden" name={name('taken')} />
      {kinds.length === 1 ? (
        <>
          <p>{kinds[0]?.text}</p>
          <Field state={state} kind="hidden" name={name('kind')} value={kinds[0]?.value ?? ''} />
        </>
      ) : (
        <Field state={state} kind="select" name={name('kind')} label={text.whichPaper} options={kinds} />
      )}
      {taken && <Notice kind="ok">{text.fileKept}</Notice>}
      <Field state={state} kind="file" name={name('file')} label={text.paperFile} />
      <Field state={state} kind="day" name={name('datedOn')} label={text.datedOn} />
      {runsOut && <Field state={state} kind="day" name={name('validUntil')} label={text.validUntil} optional />}
    </Block>
  )
}
