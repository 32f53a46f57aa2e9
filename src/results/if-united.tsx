import type { Tx } from '../kernel/database.ts'
import { type Lang, number } from '../kernel/words.ts'
import { may } from '../kernel/who.ts'
import { Card } from '../pages/card.tsx'
import type { Reader } from '../pages/slice.ts'
import { Table } from '../pages/table.tsx'
import type { Indicator } from '../programme/indicator.ts'
import { getRulebook } from '../programme/tables.ts'
import { type Amount, countLive, type Values } from './count.ts'
import { indicatorPath } from './paths.ts'
import { recordsTogether } from './touched.ts'
import { enrolledIn } from './why-person.ts'
import { words } from './words.ts'

/** An indicator whose value is another one if two people are one. */
interface Effect {
  programme: string
  indicator: Indicator
  now: Amount
  after: Amount
}

interface Effects {
  changed: Effect[]
  /** Indicators whose value stays. */
  unchanged: number
}

/**
 * Every open number as it is and as it would be if the records of these two were of one person: the same statement, asked twice, once with
 * their facts pooled under the first record. Indicators on special categories are left out: a total that moves would tell what somebody
 * answered. Source: decisions 7 and 20 of the domain rules.
 */
async function effectsOf(tx: Tx, { who, today }: Reader, records: readonly [string, string]): Promise<Effects> {
  const { tenant } = who
  const all = await recordsTogether(tx, tenant, records)
  const programmes = new Set<string>()
  for (const one of all) for (const programme of await enrolledIn(tx, tenant, one)) programmes.add(programme)
  const effects: Effects = { changed: [], unchanged: 0 }
  for (const programme of [...programmes].toSorted()) {
    const asked = { tenant, programme, day: today, rules: await getRulebook(tx, tenant, programme, today) }
    const [now, united] = [await countLive(tx, asked), await countLive(tx, { ...asked, asIf: all })]
    addChanges(effects, programme, now, united)
  }
  return effects
}

const nothing: Amount = { claimed: 0, proven: 0 }

function addChanges(effects: Effects, programme: string, now: Values, united: Values): void {
  for (const [code, { indicator, claimed, proven }] of now) {
    const after = united.get(code) ?? nothing
    if (claimed === after.claimed && proven === after.proven) effects.unchanged += 1
    else effects.changed.push({ programme, indicator, now: { claimed, proven }, after })
  }
}

/** The effect on every number, before two records are united. */
export async function ifUnited(tx: Tx, reader: Reader, records: readonly [string, string]) {
  if (!may(reader.who, 'results.read')) return null
  return <EffectCard lang={reader.lang} effects={await effectsOf(tx, reader, records)} />
}

function EffectCard({ lang, effects: { changed, unchanged } }: { lang: Lang; effects: Effects }) {
  const text = words(lang).united
  return (
    <Card title={text.title} lead={text.lead}>
      {changed.length > 0 && (
        <Table
          lang={lang}
          caption={text.title}
          hideCaption
          rows={changed}
          rowKey={row => `${row.programme} ${row.indicator.code}`}
          columns={[
            {
              key: 'indicator',
              title: text.indicator,
              heads: true,
              cell: ({ programme, indicator }) => (
                <a href={`${indicatorPath(indicator.code)}?${new URLSearchParams({ programme })}`}>
                  {indicator.names[lang]}
                </a>
              ),
            },
            { key: 'claimed', title: text.claimed, numeric: true, cell: row => moved(lang, row, 'claimed') },
            { key: 'proven', title: text.proven, numeric: true, cell: row => moved(lang, row, 'proven') },
          ]}
        />
      )}
      <p>{text.unchanged({ count: unchanged })}</p>
      <p class="muted">{text.sealed}</p>
    </Card>
  )
}

/** „12 → 11”. */
const moved = (lang: Lang, { now, after }: Effect, which: keyof Amount): string =>
  now[which] === after[which] ? number(lang, now[which]) : `${number(lang, now[which])} → ${number(lang, after[which])}`
