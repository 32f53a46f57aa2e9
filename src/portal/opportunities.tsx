import type { OpportunityRow } from '../centres/opportunity-tables.ts'
import { daysBetween } from '../kernel/day.ts'
import { date, type Lang, money, number } from '../kernel/words.ts'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import { type Of, PublicFrame } from './frame.tsx'

/** Open calls and contracts, the nearest deadline first. */
export function OpportunitiesPage({ house, lang, opportunities }: Of & { opportunities: readonly OpportunityRow[] }) {
  const text = publicWords(lang)
  const feed = publicPath(lang, 'opportunities', '.rss')
  return (
    <PublicFrame house={house} lang={lang} slug="opportunities" feed={feed}>
      <p>
        <a href={feed}>{text.subscribe}</a>
      </p>
      {opportunities.length === 0 && <p>{text.noOpportunities}</p>}
      <ul class="sheets">
        {opportunities.map(one => (
          <li key={one.id}>
            <h2>{one.title}</h2>
            <p>
              {text.buyer}: {one.buyer}
            </p>
            {valueOf(lang, one) && (
              <p>
                {text.value}: {valueOf(lang, one)}
              </p>
            )}
            {one.deadline_on !== null && (
              <p>
                {text.lastDay}: {date(one.deadline_on)},{' '}
                {text.daysLeft({ days: Math.max(0, daysBetween(house.on, one.deadline_on)) })}
              </p>
            )}
            {one.reserved !== 'none' && (
              <p>
                <strong>{text.reservedFor[one.reserved]}</strong>
              </p>
            )}
            {isWeb(one.link) && (
              <p>
                <a href={one.link} rel="noopener noreferrer">
                  {text.source}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

const valueOf = (lang: Lang, { value_cents, currency }: OpportunityRow): string | undefined =>
  value_cents === null
    ? undefined
    : currency === 'RON'
      ? money(lang, value_cents)
      : `${number(lang, value_cents / 100)} ${currency}`

/** An address that a browser opens as a page, and no other kind of link. */
const isWeb = (link: string | null): link is string => link !== null && /^https?:\/\//.test(link)

/** The same list for whoever follows it. Source: RSS 2.0. */
export function feedOf(
  opportunities: readonly OpportunityRow[],
  { lang, name, origin }: { lang: Lang; name: string; origin: string },
): string {
  const text = publicWords(lang)
  const items = opportunities.map(one =>
    tag('item', [
      tag('title', escaped(one.title)),
      tag('description', escaped([one.buyer, valueOf(lang, one)].filter(Boolean).join(', '))),
      ...(isWeb(one.link) ? [tag('link', escaped(one.link))] : []),
      `<guid isPermaLink="false">${one.id}</guid>`,
      tag('pubDate', new Date(`${one.published_on}T10:00:00Z`).toUTCString()),
    ]),
  )
  const channel = tag('channel', [
    tag('title', escaped(`${text.slugs.opportunities} – ${name}`)),
    tag('link', escaped(`${origin}${publicPath(lang, 'opportunities')}`)),
    tag('description', escaped(text.leads.opportunities)),
    tag('language', lang),
    ...items,
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">${channel}</rss>\n`
}

const tag = (name: string, inner: string | readonly string[]): string =>
  `<${name}>${typeof inner === 'string' ? inner : inner.join('')}</${name}>`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign)
