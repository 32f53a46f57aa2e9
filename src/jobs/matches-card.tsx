import type { ComponentChildren } from 'preact'
import { newId } from '../kernel/ids.ts'
import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { fieldId, messageFor, messageId, valueOf, valuesOf } from '../pages/question.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Rulebook } from '../programme/rulebook.ts'
import { jobWords } from './job-words.ts'
import { bestFirst, isAlmost, isFit, type Match } from './match.ts'
import { missingSentence, sentenceAgainst, sentenceFor } from './match-sentences.ts'
import type { SeekerName } from './match-tables.ts'
import { matchWords } from './match-words.ts'
import { shortlistPath, workPath } from './paths.ts'
import type { VacancyRow } from './tables.ts'
import { nameOf } from './vacancy-pages.tsx'

interface MatchesProps {
  shell: Shell
  rules: Rulebook
  vacancy: VacancyRow
  /** Of everybody whom everything that is sealed lets through. */
  matches: readonly Match[]
  names: ReadonlyMap<string, SeekerName>
  /** How many look for work and are not among those. */
  others: number
  unasked: number
  mayWrite: boolean
  /** Who was proposed for it before. */
  proposed: ReadonlySet<string>
  /** The form that proposes those who are ticked. */
  state: FormState
}

/** As many as somebody reads. */
const mostShown = 10

/** Who suits a vacancy and who almost does, each with a sentence; of the others only how many. */
export function MatchesCard(props: MatchesProps) {
  const { shell, rules, vacancy, matches, names, others, unasked } = props
  const { lang } = shell
  const text = matchWords(lang)
  const jobs = jobWords(lang)
  const fit = bestFirst(matches.filter(isFit))
  const almost = bestFirst(matches.filter(isAlmost)).slice(0, mostShown)
  const rest = others + matches.filter(one => !isFit(one) && !isAlmost(one)).length
  const person = {
    key: 'person',
    title: jobs.person,
    heads: true,
    cell: ({ seeker }: Match) => {
      const name = names.get(seeker.person)
      return <a href={workPath(seeker.person)}>{name ? nameOf(name, lang) : '–'}</a>
    },
  }
  const why = (match: Match) => ({ vacancy, match, rules, lang })
  return (
    <>
      <Card title={text.matches} lead={text.matchesLead}>
        <Shortlist {...props}>
          <Table
            lang={lang}
            caption={text.matches}
            hideCaption
            rows={fit.slice(0, mostShown)}
            rowKey={one => one.seeker.enrolment}
            empty={<Empty>{text.noMatches}</Empty>}
            columns={[
              ...(props.mayWrite
                ? [{ key: 'choose', title: text.choose, cell: (one: Match) => choice(props, one) }]
                : []),
              person,
              { key: 'score', title: text.score, tight: true, cell: one => text.points({ score: one.score }) },
              { key: 'for', title: text.for, cell: one => sentenceFor(why(one)) },
              { key: 'against', title: text.against, cell: one => sentenceAgainst(why(one)) },
            ]}
          />
        </Shortlist>
        {rest > 0 && <p class="muted">{text.others({ count: rest })}</p>}
        {unasked > 0 && <p class="muted">{text.unasked({ count: unasked })}</p>}
      </Card>
      <Card title={text.almost} lead={text.almostLead}>
        <Table
          lang={lang}
          caption={text.almost}
          hideCaption
          rows={almost}
          rowKey={one => one.seeker.enrolment}
          empty={<Empty>{text.nobodyAlmost}</Empty>}
          columns={[
            person,
            { key: 'score', title: text.score, tight: true, cell: one => text.points({ score: one.score }) },
            {
              key: 'missing',
              title: text.missing,
              cell: match => match.shut.map(gate => missingSentence(gate, { match, lang })).join(' '),
            },
          ]}
        />
      </Card>
    </>
  )
}

/** Around the list: whoever is ticked is proposed with one press, for the reason that is typed, or else for what speaks for them. */
function Shortlist({ shell, vacancy, matches, mayWrite, proposed, state, children }: MatchesProps & Children) {
  const text = matchWords(shell.lang)
  if (!mayWrite || !matches.some(one => isFit(one) && !proposed.has(one.seeker.person))) return <>{children}</>
  return (
    <Form state={state} action={shortlistPath(vacancy.id)} submit={text.proposeChosen} submitIcon="send">
      <div id={fieldId('chosen')}>
        {messageFor(state, 'chosen') && (
          <p class="message" id={messageId('chosen')}>
            {messageFor(state, 'chosen')}
          </p>
        )}
        {children}
      </div>
      <Field state={state} kind="text" name="reason" label={text.reason} hint={text.reasonHint} width="full" optional />
    </Form>
  )
}

interface Children {
  children: ComponentChildren
}

/** Each proposal has an id of its own, so that sending the list twice proposes nobody twice. */
function choice({ shell: { lang }, names, proposed, state }: MatchesProps, { seeker }: Match) {
  const text = matchWords(lang)
  if (proposed.has(seeker.person)) return <Tag kind="info">{text.isProposed}</Tag>
  const { enrolment } = seeker
  const name = names.get(seeker.person)
  return (
    <label class="choice">
      <input type="checkbox" name="chosen" value={enrolment} checked={valuesOf(state, 'chosen').includes(enrolment)} />
      <span class="unseen">{name ? nameOf(name, lang) : '–'}</span>
      <input type="hidden" name={idField(enrolment)} value={valueOf(state, idField(enrolment)) || newId()} />
    </label>
  )
}

/** The name of the field with the id of the proposal of this application. */
export const idField = (enrolment: string): string => `id-${enrolment}`
