import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { counselling } from './counselling/slice.ts'
import { apiRoutes } from './api/routes.ts'
import { api } from './api/slice.ts'
import type { Backups } from './backup/backups.ts'
import { backupRoute } from './backup/loopback.ts'
import { backup } from './backup/slice.ts'
import { centres } from './centres/slice.ts'
import { enterprises } from './enterprises/slice.ts'
import { publicEventRoutes } from './events/public-routes.tsx'
import { events } from './events/slice.ts'
import { evidence } from './evidence/slice.ts'
import { jobs } from './jobs/slice.ts'
import { imports } from './imports/slice.ts'
import type { Engine } from './kernel/engine.ts'
import { hourMs, neighbourhood, RateLimit } from './kernel/rate-limit.ts'
import { preferenceRoutes } from './pages/preferences.ts'
import { chosenLang } from './pages/shell.ts'
import type { Asked, Slice } from './pages/slice.ts'
import { staticRoutes } from './pages/static.ts'
import { matching } from './matching/slice.ts'
import { partnerships } from './partnerships/slice.ts'
import { people } from './people/slice.ts'
import { certificateRoutes } from './portal/certificate-routes.tsx'
import { formRoutes } from './portal/form-routes.tsx'
import { myRoutes } from './portal/my-routes.tsx'
import { publicRoutes } from './portal/public-routes.tsx'
import { PublicSite } from './portal/public-site.ts'
import { searchEngineRoutes } from './portal/search-engine-routes.ts'
import { portal } from './portal/slice.ts'
import { privacy } from './privacy/slice.ts'
import { programmes } from './programme/slice.ts'
import { type Entrance, recognise, signedIn } from './rights/door.ts'
import { meRoutes } from './rights/me-routes.tsx'
import type { Recovery } from './rights/recovery.ts'
import { signInRoutes } from './rights/sign-in-routes.tsx'
import { checkRoutes } from './training/check-routes.tsx'
import { training } from './training/slice.ts'
import { timesheets } from './timesheets/slice.ts'
import { results } from './results/slice.ts'
import { rights } from './rights/slice.ts'
import { startRoutes } from './rights/start-page.tsx'
import { nothingThere, onFailure } from './shell/failure.ts'
import { headers } from './shell/headers.ts'
import { visitorsLimit } from './shell/visitors-limit.ts'
import { healthRoute } from './shell/health.ts'
import { languageInLink } from './shell/language.ts'
import { accessLog, type Log } from './shell/log.ts'
import { journal, today } from './shell/slice.ts'

/** Every slice, in the order in which pages ask them. */
export const slices: readonly Slice[] = [
  today,
  matching,
  people,
  counselling,
  training,
  jobs,
  enterprises,
  centres,
  partnerships,
  events,
  timesheets,
  privacy,
  evidence,
  programmes,
  results,
  rights,
  api,
  backup,
  imports,
  portal,
  journal,
]

/** Our choice: a town hall that refers a whole list in one afternoon is not stopped; a program is. */
export const requestsPerHour = 30

export interface Serving {
  engine: Engine
  entrance: Entrance
  log: Log
  recovery: Recovery
  backups: Backups
  /** What the command line beside a running server asks with; without it, it cannot. */
  loopbackSecret?: string | undefined
  /** Whose public page this installation shows; else of whoever opened theirs first. */
  publicTenant?: string | undefined
  slices?: readonly Slice[]
}

/** The HTTP function of Șansa: what a browser asks passes here, in this order. */
export function buildApp(serving: Serving): Hono<Asked> {
  const { engine, entrance, log } = serving
  const all = serving.slices ?? slices
  const app = new Hono<Asked>()

  app.use(accessLog(log, engine.clock))
  app.use(headers)
  staticRoutes(app)
  healthRoute(app, engine)
  app.use((c, next) => {
    c.set('engine', engine)
    c.set('slices', all)
    c.set('recovery', serving.recovery)
    c.set('backups', serving.backups)
    c.set('lang', chosenLang(c))
    c.set('origin', entrance.origin ?? new URL(c.req.url).origin)
    return next()
  })
  apiRoutes(app)
  backupRoute(app, { secret: serving.loopbackSecret, addressOf: entrance.addressOf })
  app.use(languageInLink)
  app.use(csrf({ origin: (sent, c) => sent === (c as Context<Asked>).get('origin') }))
  app.use(visitorsLimit)
  const site = new PublicSite(serving.publicTenant)
  const { https } = entrance
  const addressOf = (c: Context) => neighbourhood(entrance.addressOf(c))
  publicRoutes(app, site)
  certificateRoutes(app, site)
  searchEngineRoutes(app, site)
  const limit = new RateLimit(requestsPerHour, hourMs)
  formRoutes(app, { site, limit, addressOf })
  myRoutes(app, { site, limit, https })
  app.use(recognise(entrance))
  preferenceRoutes(app)
  startRoutes(app, entrance)
  signInRoutes(app, entrance)
  checkRoutes(app, addressOf)
  publicEventRoutes(app, addressOf)
  for (const path of ['/app', '/app/*', '/me', '/me/*']) app.use(path, signedIn)
  meRoutes(app, entrance)
  for (const slice of all) slice.routes?.(app)

  app.onError(onFailure)
  app.notFound(nothingThere)
  return app
}
