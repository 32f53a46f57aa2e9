import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Notice } from '../pages/notice.tsx'
import type { Likely } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { anotherPeople, elsewhere, shownLikely } from './likely.ts'
import { personWords } from './person-words.ts'

/** Records that may be of the person being enrolled, side by side with what was typed, and the two ways on. */
export function LikelyPanel({ state, alike }: { state: FormState; alike: readonly Likely[] }) {
  if (alike.length === 0) return null
  const text = personWords(state.lang).likely
  const named = alike.filter(one => one.id !== undefined)
  return (
    <div id="likely" class="likely">
      <Stack>
        <Notice kind="warn">{text.notice}</Notice>
        {alike.map(one => (
          <input key={one.id ?? elsewhere} type="hidden" name={shownLikely} value={one.id ?? elsewhere} />
        ))}
        {named.map(one => (
          <One key={one.id} state={state} one={one} />
        ))}
        {named.length < alike.length && <Notice kind="info">{text.elsewhere}</Notice>}
        {named.length > 0 && (
          <Card title={text.another} lead={text.anotherLead}>
            {named.map(one => (
              <input key={one.id} type="hidden" name={anotherPeople} value={one.id} />
            ))}
            <Field state={state} kind="text" name="anotherThan.reason" label={text.reason} optional />
          </Card>
        )}
      </Stack>
    </div>
  )
}

function One({ state: { lang }, one }: { state: FormState; one: Likely }) {
  const text = personWords(lang).likely
  return (
    <Card
      title={
        <>
          {one.name} <small class="muted">{one.code}</small>{' '}
          <Tag kind={one.certain ? 'error' : 'warn'}>{one.certain ? text.certain : text.review}</Tag>
        </>
      }
      actions={
        one.href && (
          <LinkButton icon="user" href={one.href}>
            {text.same}
          </LinkButton>
        )
      }
    >
      <Table
        lang={lang}
        caption={one.name}
        hideCaption
        rows={one.lines}
        rowKey={line => line.aspect}
        columns={[
          { key: 'aspect', title: text.aspect, heads: true, cell: line => line.aspect },
          { key: 'typed', title: text.typed, cell: line => line.one || '–' },
          { key: 'recorded', title: text.recorded, cell: line => line.other },
          { key: 'says', title: text.says, cell: line => line.says },
        ]}
      />
    </Card>
  )
}
