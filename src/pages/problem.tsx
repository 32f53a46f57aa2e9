import type { Context } from 'hono'
import { Problem } from '../kernel/problem.ts'
import { LinkButton } from './button.tsx'
import { Card, Facts } from './card.tsx'
import { Page } from './page.tsx'
import { page } from './render.ts'
import { sayIn } from './say.ts'
import { shellOf } from './shell.ts'
import type { Shell } from './shell.ts'
import type { Asked } from './slice.ts'
import { words } from './words.ts'

type Status = Problem['status'] | 500

interface ProblemPageProps {
  shell: Shell
  status: Status
  /** What went wrong, already in the reader's language. */
  text: string
  requestId: string
}

/** A refusal or a failure as a page: what happened, where to go, and the number to tell us. */
export function ProblemPage({ shell, status, text, requestId }: ProblemPageProps) {
  const say = words(shell.lang)
  return (
    <Page shell={shell} title={say.problemTitle[status]}>
      <Card>
        <p class="prose">{text}</p>
        <Facts items={[[say.request, <code key="id">{requestId}</code>]]} />
        <div class="buttons">
          <LinkButton look="primary" icon="house" href={shell.who ? '/app' : '/'}>
            {say.toStart}
          </LinkButton>
        </div>
      </Card>
    </Page>
  )
}

/** Answers with the page of a problem; anything that is no `Problem` is our fault, and its own words stay in the log. */
export function problemPage(c: Context<Asked>, error: unknown): Response {
  const around = shellOf(c)
  const status: Status = error instanceof Problem ? error.status : 500
  const say = sayIn(around.lang, c.get('slices') ?? [])
  const text = error instanceof Problem ? say(error.code, error.details) : words(around.lang).ourFault
  return page(c, <ProblemPage shell={around} status={status} text={text} requestId={c.get('requestId')} />, status)
}
