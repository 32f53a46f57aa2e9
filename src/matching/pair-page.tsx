import type { ComponentChildren } from 'preact'
import { may } from '../kernel/who.ts'
import { date, type Lang, number } from '../kernel/words.ts'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { blankForm, type FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { peoplePath, personPath } from '../people/paths.ts'
import type { Pair } from './pair.ts'
import { duplicatesPath, pairPath } from './paths.ts'
import { matchingWords } from './words.ts'
import { chance } from './worklist-page.tsx'

interface PairProps {
  shell: Shell
  pair: Pair
  /** What changes in every number if they are one, from the slices that count. */
  effect: ComponentChildren
  refused: FormState | undefined
}

/** Two records side by side, why they look alike, what uniting them would change, and the two answers. */
export function PairPage(props: PairProps) {
  const { shell, pair, effect } = props
  const { lang, who } = shell
  const text = matchingWords(lang)
  const decides = who !== undefined && may(who, 'people.write') && !pair.united
  return (
    <Page
      shell={shell}
      title={text.pairTitle}
      lead={text.probabilityIs({ percent: chance(lang, pair), zone: text.zoneLead[pair.zone] })}
      breadcrumb={[{ text: text.duplicates, href: duplicatesPath }]}
      current={peoplePath}
      scripts={['form']}
    >
      <Stack>
        {pair.united && <Notice kind="info">{text.united}</Notice>}
        {pair.apart && (
          <Notice kind="info">
            {text.apart({ on: date(pair.apart.on) })} {pair.apart.reason}
          </Notice>
        )}
        <Card
          title={text.compared}
          lead={text.pointsLead}
          actions={[pair.one, pair.other].map(side => (
            <LinkButton key={side.id} look="quiet" href={personPath(side.id)}>
              {text.opens({ code: side.code })}
            </LinkButton>
          ))}
        >
          <Compared lang={lang} pair={pair} />
        </Card>
        {!pair.united && effect}
        {decides && <Answer {...props} />}
      </Stack>
    </Page>
  )
}

interface Row {
  key: string
  aspect: string
  one: string
  other: string
  says: string
  bits: number
}

/** A line of the sum that compares nothing. */
const sum = (key: string, aspect: string, bits: number): Row => ({ key, aspect, one: '', other: '', says: '', bits })

function Compared({ lang, pair }: { lang: Lang; pair: Pair }) {
  const text = matchingWords(lang)
  const rows: Row[] = [
    ...pair.lines.map(line => ({ key: line.aspect, ...line })),
    sum('prior', text.prior, pair.prior),
    sum('total', text.total, pair.bits),
  ]
  return (
    <Table
      lang={lang}
      caption={text.compared}
      hideCaption
      rows={rows}
      rowKey={row => row.key}
      columns={[
        { key: 'aspect', title: text.compared, heads: true, cell: row => row.aspect },
        { key: 'one', title: pair.one.code, cell: row => row.one },
        { key: 'other', title: pair.other.code, cell: row => row.other },
        { key: 'says', title: text.says, cell: row => row.says },
        { key: 'bits', title: text.bits, numeric: true, cell: row => signed(lang, row.bits) },
      ]}
    />
  )
}

const signed = (lang: Lang, bits: number): string =>
  `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${number(lang, Math.abs(bits), 1)}`

function Answer({ shell: { lang }, pair, refused }: PairProps) {
  const text = matchingWords(lang)
  const state = refused ?? blankForm(lang)
  const answers = [
    { value: 'same', text: text.same, hint: text.sameLead },
    { value: 'different', text: text.different, hint: text.differentLead },
  ]
  return (
    <Card title={text.act}>
      <Form state={state} action={pairPath(pair.one, pair.other)} submit={text.record} cancel={duplicatesPath}>
        <Field
          state={state}
          kind="radios"
          name="answer"
          label={text.pairTitle}
          options={answers.slice(0, pair.apart ? 1 : 2)}
        />
        <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} />
      </Form>
    </Card>
  )
}
