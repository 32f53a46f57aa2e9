import type { Hono } from 'hono'
import { newId } from '../src/kernel/ids.ts'
import type { Asked } from '../src/pages/slice.ts'

export interface Page {
  status: number
  html: string
  /** What a person reads: no tags, blanks joined. */
  text: string
  headers: Headers
  /** Where a redirect leads; empty where it does not. */
  location: string
  /** The body as it came: files. */
  bytes: Uint8Array<ArrayBuffer>
}

export type Fields = Readonly<Record<string, string | number | File | readonly (string | File)[] | undefined>>

const site = 'http://localhost:3000'

/** Asks the real HTTP function as a browser does: it keeps cookies, and forms come from our own pages. */
export class Browser {
  readonly #app: Hono<Asked>
  readonly #cookies = new Map<string, string>()
  #token: (() => Promise<string>) | undefined

  constructor(app: Hono<Asked>, token?: () => Promise<string>) {
    this.#app = app
    this.#token = token
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Page> {
    return this.#ask(path, { headers })
  }

  /** Sends a form. It carries a new command id unless the fields have one. */
  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Page> {
    const body = bodyOf({ 'command-id': newId(), ...fields })
    return this.#ask(path, {
      method: 'POST',
      body,
      headers: { origin: site, 'sec-fetch-site': 'same-origin', ...headers },
    })
  }

  /** Sends this in place of a form. */
  async raw(path: string, body: string, headers: Record<string, string>): Promise<Page> {
    return this.#ask(path, {
      method: 'POST',
      body,
      headers: { origin: site, 'sec-fetch-site': 'same-origin', ...headers },
    })
  }

  /** Sends a form and opens the page it leads to. Fails where the form is refused. */
  async send(path: string, fields: Fields = {}): Promise<Page> {
    const answer = await this.post(path, fields)
    if (answer.location === '') throw new Error(`POST ${path} was answered ${answer.status}: ${answer.text}`)
    return this.get(answer.location)
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  async #ask(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<Page> {
    if (this.#token) this.#cookies.set('session', await this.#token())
    this.#token = undefined
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = cookie === '' ? request.headers : { cookie, ...request.headers }
    const response = await this.#app.request(site + path, { ...request, headers })
    this.#keep(response)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const html = new TextDecoder().decode(bytes)
    const location = (response.headers.get('location') ?? '').replace(site, '')
    return { status: response.status, html, text: textOf(html), headers: response.headers, location, bytes }
  }

  #keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
  }
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [value].flat().map(part => [name, typeof part === 'number' ? String(part) : part] as const),
  )
  if (!entries.some(([, part]) => part instanceof File)) {
    return new URLSearchParams(entries.map(([name, part]) => [name, String(part)]))
  }
  const data = new FormData()
  for (const [name, part] of entries) {
    if (part instanceof File) data.append(name, part)
    else data.append(name, String(part))
  }
  return data
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

const textOf = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, entity => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
