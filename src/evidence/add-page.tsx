import { Act } from '../pages/act.tsx'
import { Button } from '../pages/button.tsx'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Block, Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import { valueOf } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { date } from '../kernel/words.ts'
import { claimTitle, NameOf, paperTitle, type Titles } from './claim-line.tsx'
import { PaperTag } from './state-tag.tsx'
import type { Claim, Paper } from './tables.ts'
import { stateOn } from './verdict.ts'
import { words } from './words.ts'

/** Where a paper for this claim is added. `back` is where its page leads when it is done. */
export function addPath(
  claim: Omit<Claim, 'subject'>,
  subject: string,
  paper: string | undefined,
  back: string,
): string {
  const kind = paper === undefined ? {} : { kind: paper }
  return `/app/evidence/new?${new URLSearchParams({ claim: claim.kind, id: claim.id, subject, ...kind, back })}`
}

interface AddProps {
  shell: Shell
  state: FormState
  claim: Claim
  titles: Titles
  /** Papers of the same person that could prove this too. */
  here: readonly Paper[]
  today: string
  /** Where the page came from and leads back to. */
  back: string
}

/** One paper for one claim: what was sent before comes first, since the same paper may prove this too. */
export function AddPage({ shell, state, claim, titles, here, today, back }: AddProps) {
  const { lang } = shell
  const text = words(lang)
  const kept = valueOf(state, 'taken') !== ''
  return (
    <Page shell={shell} title={text.addTitle} lead={text.addLead} current="/app/evidence" scripts={['form']}>
      <Card>
        <p>
          <NameOf titles={titles} id={claim.subject} /> · {claimTitle(titles, claim.kind)}
        </p>
        <Form state={state} action="/app/evidence/new" submit={text.add} submitIcon="upload" files cancel={back}>
          <Hidden state={state} claim={claim} back={back} />
          <Block title={text.paper}>
            {kept && <Notice kind="ok">{text.fileKept}</Notice>}
            <Field state={state} kind="hidden" name="taken" />
            <Field state={state} kind="file" name="file" label={text.file} hint={text.fileHint} optional={kept} />
            <Said state={state} titles={titles} />
          </Block>
        </Form>
      </Card>
      {here.length > 0 && (
        <Card title={text.alreadyHere} lead={text.alreadyHereLead}>
          <Table
            lang={lang}
            caption={text.alreadyHere}
            hideCaption
            rows={here}
            rowKey={paper => paper.id}
            columns={[
              {
                key: 'paper',
                title: text.paper,
                heads: true,
                cell: paper => <a href={`/app/evidence/${paper.id}`}>{paperTitle(titles, paper.kind)}</a>,
              },
              { key: 'dated', title: text.dated, tight: true, cell: paper => date(paper.datedOn) },
              {
                key: 'state',
                title: text.state,
                cell: paper => <PaperTag lang={lang} state={stateOn(today, paper)} />,
              },
              {
                key: 'use',
                title: text.proves,
                cell: paper => (
                  <Act
                    action={`/app/evidence/${paper.id}/attach`}
                    values={{ claim: claim.kind, id: claim.id, subject: claim.subject, back }}
                  >
                    <Button icon="link">{text.use}</Button>
                  </Act>
                ),
              },
            ]}
          />
        </Card>
      )}
    </Page>
  )
}

function Hidden({ state, claim, back }: Pick<AddProps, 'state' | 'claim' | 'back'>) {
  return (
    <>
      <Field state={state} kind="hidden" name="claim" value={claim.kind} />
      <Field state={state} kind="hidden" name="id" value={claim.id} />
      <Field state={state} kind="hidden" name="subject" value={claim.subject} />
      <Field state={state} kind="hidden" name="back" value={back} />
    </>
  )
}

/** What somebody says a paper is: the same questions when it is added and when it is corrected. */
export function Said({ state, titles }: { state: FormState; titles: Titles }) {
  const text = words(state.lang)
  const kinds = [...titles.papers].map(([value, title]) => ({ value, text: title }))
  return (
    <>
      {kinds.length > 0 ? (
        <Field state={state} kind="select" name="kind" label={text.kind} options={kinds} />
      ) : (
        <Field state={state} kind="text" name="kind" label={text.kind} />
      )}
      <Field state={state} kind="day" name="datedOn" label={text.datedOn} />
      <Field state={state} kind="day" name="validUntil" label={text.validUntil} hint={text.validHint} optional />
    </>
  )
}
