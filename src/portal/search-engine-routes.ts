import type { Hono } from 'hono'
import { langs } from '../kernel/words.ts'
import type { Asked } from '../pages/slice.ts'
import { publicPath, type Slug, slugs } from './paths.ts'
import type { PublicSite } from './public-site.ts'

const told = (Object.keys(slugs) as Slug[]).filter(slug => slug !== 'sent')

/** What search engines may read, and what is not for them. */
export function searchEngineRoutes(app: Hono<Asked>, site: PublicSite): void {
  app.get('/sitemap.xml', async c => {
    await site.house(c)
    const origin = c.get('origin')
    const urls = langs.flatMap(lang => told.map(slug => `<url><loc>${origin}${publicPath(lang, slug)}</loc></url>`))
    const map = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`
    return c.body(`<?xml version="1.0" encoding="UTF-8"?>\n${map}`, 200, {
      'content-type': 'application/xml; charset=utf-8',
    })
  })
  app.get('/robots.txt', c => {
    const origin = c.get('origin')
    const closed = ['/app', '/me', '/p/', '/v/', '/api/'].map(path => `Disallow: ${path}\n`)
    return c.text(`User-agent: *\n${closed.join('')}Sitemap: ${origin}/sitemap.xml\n`)
  })
}
