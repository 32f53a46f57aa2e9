import type { Context, Hono } from 'hono'
import { today } from '../kernel/day.ts'
import { read } from '../kernel/engine.ts'
import { Found } from '../pages/found.tsx'
import { Page } from '../pages/page.tsx'
import { page, part } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked, Hit } from '../pages/slice.ts'
import { Empty } from '../pages/table.tsx'
import { words } from './words.ts'

/** People, screens, actions: what every slice finds. `part=found` gives the list alone, for the palette. */
export function findRoute(app: Hono<Asked>): void {
  app.get('/app/find', async c => {
    const query = (c.req.query('q') ?? '').trim()
    const hits = [...(await hitsOf(c, query)), ...screens(c, query)]
    if (c.req.query('part') === 'found') return part(c, <Found hits={hits} />)
    const text = words(c.get('lang'))
    const jsx = (
      <Page shell={shellOf(c)} title={text.find} lead={query === '' ? undefined : text.foundFor({ query })}>
        {hits.length > 0 ? <Found hits={hits} /> : <Empty>{text.nothingFound({ query })}</Empty>}
      </Page>
    )
    return page(c, jsx)
  })
}

async function hitsOf(c: Context<Asked>, query: string): Promise<Hit[]> {
  if (query === '') return []
  const engine = c.get('engine')
  const reader = { who: c.get('who'), lang: c.get('lang'), today: today(engine.clock()) }
  return read(engine, reader.who, async tx => {
    const hits: Hit[] = []
    for (const slice of c.get('slices')) hits.push(...((await slice.find?.(tx, reader, query)) ?? []))
    return hits
  })
}

/** The places of the navigation whose name has every word that was typed; all of them before anything is typed. */
function screens(c: Context<Asked>, query: string): Hit[] {
  const typed = fold(query).split(' ')
  const items = (c.get('nav') ?? []).flatMap(group => group.items)
  return items
    .filter(({ text }) => typed.every(word => fold(text).includes(word)))
    .map(({ text, href }) => ({ title: text, detail: words(c.get('lang')).screen, href }))
}

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
