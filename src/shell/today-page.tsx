import type { Hono } from 'hono'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { words } from './words.ts'

export function todayRoute(app: Hono<Asked>): void {
  app.get('/app', c => {
    const text = words(c.get('lang'))
    return page(
      c,
      <Page shell={shellOf(c)} title={text.today}>
        {text.nothingToday}
      </Page>,
    )
  })
}
