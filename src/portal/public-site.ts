import type { Context, Hono } from 'hono'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { langs, type Lang } from '../kernel/words.ts'
import type { Asked } from '../pages/slice.ts'
import { findCounty, findRegion } from '../programme/place.ts'
import { getProgramme } from '../programme/tables.ts'
import type { Programme } from '../programme/programme.ts'
import { PageCache } from './page-cache.ts'
import { publicPath, type Slug } from './paths.ts'
import { type House, PublicHouse } from './public-house.ts'

export type PublicC = Context<Asked>

/** What a public page is made from. */
export interface Making {
  house: House
  lang: Lang
  tx: Tx
  programme: Programme
  /** The region or county that somebody has chosen to see. */
  within?: string
}

/** The site of one installation: whose page it is, and the pages made lately. */
export class PublicSite {
  readonly #house: PublicHouse
  readonly #cache = new PageCache()

  constructor(tenant?: string) {
    this.#house = new PublicHouse(tenant)
  }

  house(c: PublicC): Promise<House> {
    return this.#house.of(c.get('engine'))
  }

  /** What is read for a page of this site, in the place of nobody in particular. */
  async making<T>(c: PublicC, lang: Lang, work: (making: Making) => Promise<T>): Promise<T> {
    const within = withinOf(c)
    const house = await this.house(c)
    const { tenant, page } = house
    return read(c.get('engine'), { tenant }, async tx =>
      work({
        house,
        lang,
        tx,
        programme: await getProgramme(tx, tenant, page.programme),
        ...(within === undefined ? {} : { within }),
      }),
    )
  }

  /** A page that is the same for everybody: made once for each version of what it tells. */
  kept(app: Hono<Asked>, slug: Slug, make: (making: Making) => Promise<VNode>): void {
    this.file(
      app,
      slug,
      '',
      'text/html; charset=utf-8',
      async making => `<!doctype html>${renderToString(await make(making))}`,
    )
  }

  file(app: Hono<Asked>, slug: Slug, rest: string, type: string, make: (making: Making) => Promise<string>): void {
    for (const lang of langs) {
      const path = publicPath(lang, slug, rest)
      app.get(path, async c => {
        const { version } = await this.house(c)
        const { body, brotli } = await this.#cache.page(version, `${path}?${withinOf(c) ?? ''}`, () =>
          this.making(c, lang, make),
        )
        c.header('content-type', type)
        c.header('vary', 'accept-encoding')
        if (!/\bbr\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body)
        c.header('content-encoding', 'br')
        return c.body(brotli)
      })
    }
  }
}

/** A code of a place, and nothing else: it names a page in the cache. */
const withinOf = (c: PublicC): string | undefined => {
  const asked = c.req.query('in')
  return asked !== undefined && (findCounty(asked) ?? findRegion(asked)) ? asked : undefined
}
