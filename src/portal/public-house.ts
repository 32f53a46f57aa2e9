import { type Day, today } from '../kernel/day.ts'
import { atGate, type Engine, read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { lookEveryMs } from './page-cache.ts'
import { openPage, type PublicPageRow, standing } from './tables.ts'

/** Whose page this installation shows, and how things stand there. */
export interface House {
  tenant: string
  name: string
  page: PublicPageRow
  on: Day
  /** Changes with every journal line and every day. */
  version: string
}

/** One installation has one public page. Looks again after a quarter of a second; everybody who comes meanwhile waits for one look. */
export class PublicHouse {
  readonly #tenant: string | undefined
  #looked = { at: Number.NEGATIVE_INFINITY, house: Promise.resolve<House | undefined>(undefined) }

  /** `tenant`: whose page it is where several organisations share the installation; else of whoever opened theirs first. */
  constructor(tenant?: string) {
    this.#tenant = tenant
  }

  /** 404 where nobody has opened one. */
  async of(engine: Engine): Promise<House> {
    const now = performance.now()
    if (now - this.#looked.at > lookEveryMs) this.#looked = { at: now, house: look(engine, this.#tenant) }
    const { house } = this.#looked
    const found = await house.catch((error: unknown) => {
      this.#looked.at = Number.NEGATIVE_INFINITY
      throw error
    })
    if (!found) throw missing('portal.no-public-page')
    return found
  }
}

async function look(engine: Engine, tenant: string | undefined): Promise<House | undefined> {
  const page = await atGate(engine, tx => openPage(tx, tenant))
  if (!page) return undefined
  const on = today(engine.clock())
  const { entry, name } = await read(engine, { tenant: page.tenant_id }, tx => standing(tx, page.tenant_id))
  return { tenant: page.tenant_id, name, page, on, version: `${page.tenant_id}/${entry}/${on}` }
}
