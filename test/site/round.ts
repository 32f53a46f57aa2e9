import type { Name, Story } from '../people-of-the-story.ts'
import type { Furnished } from './furnished-story.ts'
import { templatesOf } from './routes.ts'
import { type Visit, walk } from './walk.ts'

/** One for each role. */
export const everybody = ['ana', 'dan', 'ioana', 'mihai', 'elena', 'radu', 'carmen', 'victor'] as const satisfies Name[]

export type Visitor = (typeof everybody)[number] | 'nobody'

export interface Seen extends Visit {
  by: Visitor
}

/** These sign in and open what they are led to, one page of each kind. Dan, who sees most, may open more. */
export async function roundOf(
  { story, mirela, stefan }: Rounded,
  { names = everybody, mostOfDan = 1 }: { names?: readonly (typeof everybody)[number][]; mostOfDan?: number } = {},
): Promise<Seen[]> {
  const templates = templatesOf(story.app, 'GET')
  const records = mirela && stefan ? [`/app/people/${mirela.person}`, `/app/people/${stefan.person}/consents`] : []
  const seen: Seen[] = []
  for (const by of names) {
    const way = { browser: story.as(by), templates, most: by === 'dan' ? mostOfDan : 1 }
    const visits = await walk({ ...way, from: by === 'radu' ? ['/app'] : ['/app', ...records] })
    seen.push(...visits.map(visit => Object.assign(visit, { by })))
  }
  return seen
}

/** A story, and the people whose records everybody opens; Radu sees no people. */
export interface Rounded {
  story: Story
  mirela?: { person: string }
  stefan?: { person: string }
}

/** What a visitor comes to. */
export async function roundAtTheDoor({ story, invited }: Furnished): Promise<Seen[]> {
  const way = { browser: story.visitor(), templates: templatesOf(story.app, 'GET'), most: 2 }
  const visits = await walk({ ...way, from: ['/login', `/invite/${invited.token}`] })
  return visits.map(visit => Object.assign(visit, { by: 'nobody' as const }))
}
