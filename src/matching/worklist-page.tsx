import { may } from '../kernel/who.ts'
import { date, type Lang, percent } from '../kernel/words.ts'
import { Act } from '../pages/act.tsx'
import { Button, LinkButton } from '../pages/button.tsx'
import { Stack } from '../pages/card.tsx'
import type { Shell } from '../pages/shell.ts'
import { type Column, Empty, Pager, Table } from '../pages/table.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { personPath } from '../people/paths.ts'
import { PeopleFrame } from '../people/people-frame.tsx'
import type { Pair, Side } from './pair.ts'
import { duplicatesPath, pairPath } from './paths.ts'
import { matchingWords } from './words.ts'
import { type Shelf, shelves, type Worklist } from './worklist.ts'

const shelfPath = (shelf: Shelf): string => `${duplicatesPath}?zone=${shelf}`

/** Records that look alike, in three zones, and those that somebody decided are of two people. */
export function WorklistPage({ shell, list, first }: { shell: Shell; list: Worklist; first: string | undefined }) {
  const { lang } = shell
  const text = matchingWords(lang)
  const { shelf, pairs, counts, next } = list
  const items = shelves.map(one => ({
    href: shelfPath(one),
    text: one === 'apart' ? text.zones.apart : `${text.zones[one]} (${counts[one]})`,
  }))
  const after = next && `${shelfPath(shelf)}&after=${next.one}.${next.other}`
  return (
    <PeopleFrame shell={shell} title={text.duplicates} lead={text.lead} current="/duplicates">
      <Stack>
        <Tabs label={text.zoneLabel} current={shelfPath(shelf)} items={items} />
        <p class="muted">{text.zoneLead[shelf]}</p>
        <Table
          lang={lang}
          caption={text.zones[shelf]}
          hideCaption
          rows={pairs}
          rowKey={({ one, other }) => `${one.id} ${other.id}`}
          empty={<Empty>{text.empty[shelf]}</Empty>}
          columns={columnsOf(shell, shelf)}
        />
        {pairs.length > 0 && shelf !== 'apart' && <Pager lang={lang} shown={pairs.length} next={after} first={first} />}
      </Stack>
    </PeopleFrame>
  )
}

function columnsOf({ lang, who }: Shell, shelf: Shelf): Column<Pair>[] {
  const text = matchingWords(lang)
  const writes = who !== undefined && may(who, 'people.write')
  return [
    { key: 'one', title: text.one, heads: true, cell: ({ one }) => <Name side={one} /> },
    { key: 'other', title: text.other, cell: ({ other }) => <Name side={other} /> },
    ...(shelf === 'apart'
      ? [
          { key: 'on', title: text.saidOn, tight: true, cell: ({ apart }: Pair) => apart && date(apart.on) },
          { key: 'reason', title: text.reason, cell: ({ apart }: Pair) => apart?.reason },
        ]
      : [
          { key: 'why', title: text.why, cell: (pair: Pair) => whyOf(pair) },
          { key: 'probability', title: text.probability, numeric: true, cell: (pair: Pair) => chance(lang, pair) },
        ]),
    {
      key: 'act',
      title: text.act,
      cell: pair =>
        shelf === 'apart' ? (
          writes && (
            <Act action={pairPath(pair.one, pair.other, '/again')}>
              <Button look="quiet">{text.askAgain}</Button>
            </Act>
          )
        ) : (
          <LinkButton href={pairPath(pair.one, pair.other)} letter="c">
            {text.compare}
          </LinkButton>
        ),
    },
  ]
}

/** Never a full hundred: the weights are an estimate. */
export const chance = (lang: Lang, { probability }: Pair): string => percent(lang, Math.min(probability, 0.999), 1)

const Name = ({ side }: { side: Side }) => (
  <>
    <a href={personPath(side.id)}>{side.name}</a> <small class="muted">{side.code}</small>
  </>
)

/** What agrees, and what differs, in the order of what it counts. */
const whyOf = ({ lines }: Pair): string =>
  lines
    .filter(({ bits }) => Math.abs(bits) >= 1)
    .toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
    .map(({ aspect, says }) => `${aspect}: ${says}`)
    .join(' · ')
