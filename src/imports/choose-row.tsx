import { Field } from '../pages/field.tsx'
import { Block } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Tag } from '../pages/tag.tsx'
import type { Lang } from '../kernel/words.ts'
import { type Alike, asNew, asOut } from './alike.ts'
import type { CheckedRow } from './check.ts'
import { choiceName, nameOf, seenName } from './fix.ts'
import { words } from './words.ts'

interface Props {
  state: FormState
  row: CheckedRow
  /** The names of earlier rows, by number. */
  names: ReadonlyMap<number, string>
}

/** A row that may be of somebody who is here already: who, why, and what becomes of it. */
export function ChooseRow({ state, row, names }: Props) {
  const { lang } = state
  const text = words(lang)
  const options = [
    { value: asNew, text: text.alike.asNew },
    ...row.alike.flatMap(one =>
      one.id === undefined && one.row === undefined
        ? []
        : [{ value: one.key, text: text.alike.isThat({ whom: whomIn(lang, one, names) }) }],
    ),
    { value: asOut, text: text.alike.asOut },
  ]
  return (
    <Block title={text.row({ number: row.number, name: nameOf(row) })}>
      <ul class="plain span">
        {row.alike.map(one => (
          <li key={one.key}>
            <Tag kind={one.certain ? 'error' : 'warn'}>{one.certain ? text.alike.certain : text.alike.review}</Tag>{' '}
            {one.href === undefined ? whomIn(lang, one, names) : <a href={one.href}>{whomIn(lang, one, names)}</a>}
            <br />
            <small class="muted">{reasonsOf(one)}</small>
          </li>
        ))}
      </ul>
      <input type="hidden" name={seenName(row.number)} value={row.alike.map(({ key }) => key).join(' ')} />
      <Field state={state} kind="radios" name={choiceName(row.number)} label={text.alike.choose} options={options} />
    </Block>
  )
}

function whomIn(lang: Lang, one: Alike, names: ReadonlyMap<number, string>): string {
  if (one.row !== undefined) return words(lang).row({ number: one.row, name: names.get(one.row) ?? '' })
  return one.code === undefined ? namelessIn(lang, one) : `${one.code}, ${one.name}`
}

/** For a file or a terminal: the number of the row or the code of the record, and no name. */
export function namelessIn(lang: Lang, { row, code }: Alike): string {
  if (row !== undefined) return words(lang).row({ number: row, name: '' })
  return code ?? words(lang).alike.elsewhere
}

/** What was compared and what it means, in words. */
export const reasonsOf = ({ lines }: Alike): string => lines.map(({ aspect, says }) => `${aspect}: ${says}`).join(' · ')
