import type { Hono } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { Card, Facts, Line, Lines } from '../pages/card.tsx'
import { Page } from '../pages/page.tsx'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { accountsPath } from './accounts-page.tsx'
import { kitPath } from './kit-page.tsx'
import { hasOwnKit } from './kit-routes.tsx'
import { words } from './words.ts'

export const settingsPath = '/app/settings'

export function settingsRoute(app: Hono<Asked>): void {
  app.get(settingsPath, async c => {
    if (!may(c.get('who'), 'administer')) throw new Problem(403, 'kernel.not-allowed', { right: 'administer' })
    const { settings: text, accounts } = words(c.get('lang'))
    const hasKit = await hasOwnKit(c)
    const lines = []
    for (const slice of c.get('slices')) if (slice.settings) lines.push(await slice.settings(c))
    const jsx = (
      <Page shell={shellOf(c)} title={text.title}>
        <Card>
          <Facts items={[[text.organisation, c.get('session')?.organisation]]} />
          <Lines>
            <Line end={accounts.lead}>
              <a href={accountsPath}>{accounts.title}</a>
            </Line>
            {hasKit && (
              <Line end={text.keysLead}>
                <a href={kitPath}>{text.keys}</a>
              </Line>
            )}
            {lines.map(({ title, says, warns }) => (
              <Line key={title} end={warns ? <strong>{says}</strong> : says}>
                {title}
              </Line>
            ))}
          </Lines>
        </Card>
      </Page>
    )
    return page(c, jsx)
  })
}
