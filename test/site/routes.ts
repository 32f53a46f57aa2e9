import type { Hono } from 'hono'
import type { Asked } from '../../src/pages/slice.ts'

export interface Route {
  method: string
  /** As it was registered: `/app/people/:person`. */
  template: string
}

/** No session opens these, and no page leads there: they have tests of their own, in `test/api` and `test/backup`. */
export const isForPrograms = (path: string): boolean => path.startsWith('/api/') || path === '/backup'

/** Every page and form of the app, or what programs ask. Rules for many paths are none. */
export function routesOf(app: Hono<Asked>, whose: 'people' | 'api' = 'people'): Route[] {
  const own = app.routes.filter(
    ({ method, path }) =>
      method !== 'ALL' && !path.includes('*') && (whose === 'api' ? path.startsWith('/api/') : !isForPrograms(path)),
  )
  const keys = new Set(own.map(({ method, path }) => `${method} ${path}`))
  return [...keys].map(key => {
    const [method = '', template = ''] = key.split(' ')
    return { method, template }
  })
}

export const templatesOf = (app: Hono<Asked>, method: string): string[] =>
  routesOf(app).flatMap(route => (route.method === method ? [route.template] : []))

/** Which of these templates answers this path: the one with the fewest parameters. */
export function templateOf(templates: readonly string[], path: string): string | undefined {
  const fitting = templates.filter(template => patternOf(template).test(path))
  return fitting.toSorted((a, b) => parametersIn(a) - parametersIn(b))[0]
}

const patterns = new Map<string, RegExp>()

function patternOf(template: string): RegExp {
  const known = patterns.get(template)
  if (known) return known
  const made = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
  patterns.set(template, made)
  return made
}

const parametersIn = (template: string): number => template.split(':').length - 1
