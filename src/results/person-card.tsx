import type { Tx } from '../kernel/database.ts'
import { Card } from '../pages/card.tsx'
import type { Reader } from '../pages/slice.ts'
import { Tag } from '../pages/tag.tsx'
import { getRulebook } from '../programme/tables.ts'
import { indicatorPath } from './paths.ts'
import { enrolledIn, type PersonCount, whyPerson } from './why-person.ts'
import { words } from './words.ts'

/** „Se numără în N indicatori”, beside a person's timeline: each with yes or no, and for a no what stands in the way. */
export async function personCard(tx: Tx, { who, lang, today }: Reader, person: string) {
  const counts: (PersonCount & { programme: string })[] = []
  for (const programme of await enrolledIn(tx, who.tenant, person)) {
    const rules = await getRulebook(tx, who.tenant, programme, today)
    const found = await whyPerson(tx, { tenant: who.tenant, programme, rules, day: today }, person)
    counts.push(...found.map(one => Object.assign(one, { programme })))
  }
  return counts.length === 0 ? null : <CountsIn lang={lang} counts={counts} />
}

interface CountsInProps {
  lang: Reader['lang']
  counts: readonly (PersonCount & { programme: string })[]
}

function CountsIn({ lang, counts }: CountsInProps) {
  const text = words(lang)
  const yes = counts.filter(one => one.failing === null)
  const no = counts.filter(one => one.failing !== null)
  return (
    <Card title={yes.length === 0 ? text.countsInNone : text.countsIn({ count: yes.length })}>
      <ul class="lines">
        {yes.map(one => (
          <li key={`${one.programme} ${one.indicator.code}`}>
            <Name lang={lang} one={one} />
            <span class="end">
              {one.unproven.length === 0 ? (
                <Tag kind="ok">{text.provenToo}</Tag>
              ) : (
                <Tag kind="warn">{text.notProven}</Tag>
              )}
            </span>
          </li>
        ))}
      </ul>
      {no.length > 0 && (
        <details>
          <summary>{text.notIn}</summary>
          <ul class="lines">
            {no.map(one => (
              <li key={`${one.programme} ${one.indicator.code}`}>
                <span>
                  <Name lang={lang} one={one} />
                  <br />
                  <small class="muted">
                    {text.less({ clause: one.clauses[one.failing ?? 0]?.sentence(lang) ?? '' })}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

const Name = ({ lang, one }: { lang: Reader['lang']; one: PersonCount & { programme: string } }) => (
  <a href={`${indicatorPath(one.indicator.code)}?${new URLSearchParams({ programme: one.programme })}`}>
    {one.indicator.names[lang]}
  </a>
)
