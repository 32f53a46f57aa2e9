import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { transformSync } from 'oxc-transform'

/** The browser's modules: each is one file in `client/`, without imports, and every page works without it. */
export const clientModules = ['shell', 'palette', 'form', 'keys', 'roll', 'likely'] as const
export type ClientModule = (typeof clientModules)[number]

export interface Asset {
  type: string
  body: Buffer<ArrayBuffer>
  /** The same, smaller; absent where it would not be. */
  brotli?: Buffer<ArrayBuffer>
}

/** Every file that a page may ask for, under a name that changes with its content. Made once, at the start. */
export const assets = new Map<string, Asset>()
const hrefs = new Map<string, string>()

/** The address of a file: `asset('sansa.css')` is `/assets/sansa.1f2e3d4c.css`. */
export function asset(name: string): string {
  const href = hrefs.get(name)
  if (href === undefined) throw new Error(`no asset ${name}`)
  return href
}

const styles = [
  'tokens',
  'ground',
  'button',
  'tag',
  'card',
  'record',
  'palette',
  'form',
  'table',
  'roll',
  'chart',
  'timeline',
  'shell',
  'top',
  'narrow',
  'public',
  'map',
  'mine',
  'print',
]

const here = (path: string) => new URL(path, import.meta.url)
const require = createRequire(import.meta.url)
const font = (subset: string) =>
  readFileSync(require.resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${subset}-wght-normal.woff2`))

add('text.woff2', 'font/woff2', font('latin'))
add('romanian.woff2', 'font/woff2', readFileSync(here('fonts/romanian.woff2')))
add('text-more.woff2', 'font/woff2', font('latin-ext'))
add('mark.svg', 'image/svg+xml', readFileSync(here('mark.svg')))
add('sansa.css', 'text/css; charset=utf-8', styleSheet())
for (const name of clientModules) add(`${name}.js`, 'text/javascript; charset=utf-8', clientModule(name))

function add(name: string, type: string, content: Buffer | string): void {
  const body = Buffer.from(content)
  const brotli = type.startsWith('font/') ? undefined : brotliCompressSync(body)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  const file = name.replace(/\.(?=[^.]+$)/, `.${hash}.`)
  assets.set(file, brotli && brotli.length < body.length ? { type, body, brotli } : { type, body })
  hrefs.set(name, `/assets/${file}`)
}

/** All styles as one file; `url(asset:…)` becomes the address of that asset. */
function styleSheet(): string {
  const css = styles.map(name => readFileSync(here(`css/${name}.css`), 'utf8')).join('\n')
  return css.replaceAll(/url\(asset:([^)]+)\)/g, (_, name: string) => `url(${asset(name)})`)
}

/** TypeScript without its types: nothing is bundled. */
function clientModule(name: ClientModule): string {
  const file = `client/${name}.ts`
  const { code, errors } = transformSync(file, readFileSync(here(file), 'utf8'), { sourcemap: false })
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`)
  return code
}
