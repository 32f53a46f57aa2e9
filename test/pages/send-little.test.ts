import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { asset, assets, clientModules } from '../../src/pages/asset.ts'
import { patternApp, patterns, problemPaths } from './pattern.tsx'

const app = patternApp()
const htmlOf = async (path: string) => (await app.request(path)).text()
const paths = [...Object.keys(patterns), ...problemPaths]

describe('a file that a page asks for', () => {
  test('is not there under a name without its content in it', async () => {
    expect((await app.request('/assets/sansa.css')).status).toBe(404)
    expect((await app.request('/assets/..%2fwords.ts')).status).toBe(404)
  })

  test('may be kept for good', async () => {
    const answer = await app.request(asset('sansa.css'))

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('comes small to a browser that can open it, and plain to one that cannot', async () => {
    const small = await app.request(asset('sansa.css'), { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    const plain = await app.request(asset('sansa.css'))

    expect(small.headers.get('content-encoding')).toBe('br')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect((await small.arrayBuffer()).byteLength).toBeLessThan((await plain.arrayBuffer()).byteLength / 3)
  })

  test('that nobody made stops the page', () => {
    expect(() => asset('sansa.scss')).toThrow('no asset sansa.scss')
  })

  test('is named by the styles only if it is there', () => {
    const css = assets.get(asset('sansa.css').replace('/assets/', ''))?.body.toString() ?? ''

    const named = [...css.matchAll(/url\(\/assets\/([^)]+)\)/g)].map(([, file]) => file ?? '')

    expect(named).toHaveLength(3)
    for (const file of named) expect([...assets.keys()]).toContain(file)
  })
})

describe('every page', () => {
  test.each(paths)('%s has no style and no script of its own in it', async path => {
    const html = await htmlOf(path)

    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/\son\w+=/)
    expect(html).not.toMatch(/<style|<script(?![^>]* src=)/)
  })

  test.each(paths)('%s is seen for the first time with at most 60 kB', async path => {
    const html = await htmlOf(path)
    const files = [...html.matchAll(/(?:href|src)="\/assets\/([^"]+)"/g)].map(([, file]) => assets.get(file ?? ''))

    const sizes = files.map(file => (file?.brotli ?? file?.body)?.byteLength ?? Number.NaN)
    const total = sizes.reduce((sum, size) => sum + size, brotliCompressSync(html).byteLength)

    expect(total).toBeLessThanOrEqual(60_000)
  })
})

const scriptsOf = (html: string) =>
  [...html.matchAll(/<script type="module" src="\/assets\/(\w+)\./g)].map(([, name]) => name)

describe('scripts', () => {
  test('are none before sign-in', async () => {
    expect(scriptsOf(await htmlOf('/login'))).toEqual([])
  })

  test('are only Ctrl K and printing, in at most 1 kB, on a page that is read', async () => {
    const shell = assets.get(asset('shell.js').replace('/assets/', ''))

    expect(scriptsOf(await htmlOf('/app/results'))).toEqual(['shell'])
    expect(scriptsOf(await htmlOf('/app/people/mirela'))).toEqual(['shell'])
    expect(shell?.body.byteLength).toBeLessThanOrEqual(1000)
  })

  test('come as plain JavaScript that needs nothing else', () => {
    for (const name of clientModules) {
      const code = assets.get(asset(`${name}.js`).replace('/assets/', ''))?.body.toString() ?? ''

      expect(code).not.toMatch(/^import /m)
      expect(code).not.toMatch(/: HTMLElement|<HTMLElement>/)
    }
  })
})
