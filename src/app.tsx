import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { AnyCommand } from './kernel/command.ts'
import type { Engine } from './kernel/engine.ts'
import { undo } from './kernel/undo.ts'
import { preferenceRoutes } from './pages/preferences.ts'
import { chosenLang } from './pages/shell.ts'
import type { Asked, Slice } from './pages/slice.ts'
import { staticRoutes } from './pages/static.ts'
import { recognise, signedIn } from './rights/door.ts'
import { signInRoutes } from './rights/sign-in-routes.tsx'
import { rights } from './rights/slice.ts'
import { nothingThere, onFailure } from './shell/failure.ts'
import { headers } from './shell/headers.ts'
import { healthRoute } from './shell/health.ts'
import { accessLog, type Log } from './shell/log.ts'
import { shell } from './shell/slice.ts'

/** Every slice, in the order in which pages ask them. */
export const slices: readonly Slice[] = [shell, rights]

export interface Serving {
  engine: Engine
  /** Reached over HTTPS, directly or behind a proxy. */
  https: boolean
  addressOf: (c: Context) => string
  log: Log
  slices?: readonly Slice[]
}

/** The HTTP function of Șansa: what a browser asks passes here, in this order. */
export function buildApp(serving: Serving): Hono<Asked> {
  const { engine, https, addressOf, log } = serving
  const all = serving.slices ?? slices
  const app = new Hono<Asked>()

  app.use(accessLog(log, engine.clock))
  app.use(headers)
  staticRoutes(app)
  healthRoute(app, engine)
  app.use((c, next) => {
    c.set('engine', engine)
    c.set('slices', all)
    c.set('lang', chosenLang(c))
    return next()
  })
  app.use(csrf())
  app.use(recognise({ https }))
  preferenceRoutes(app)
  signInRoutes(app, { https, addressOf })
  for (const path of ['/app', '/app/*', '/me', '/me/*']) app.use(path, signedIn)
  for (const slice of all) slice.routes?.(app)

  app.onError(onFailure)
  app.notFound(nothingThere)
  return app
}

/** Every command by its kind, undo among them. */
export function commandsOf(all: readonly Slice[] = slices): ReadonlyMap<string, AnyCommand> {
  const commands = new Map(all.flatMap(slice => slice.commands).map(each => [each.kind, each]))
  const back = undo(commands)
  return commands.set(back.kind, back)
}
