import { newId } from '../../src/kernel/ids.ts'
import type { Grant, Who } from '../../src/kernel/who.ts'
import { makeToken } from '../../src/api/token.ts'
import { tokenPrefix } from '../../src/api/bearer.ts'
import { hashToken, newToken } from '../../src/rights/token.ts'
import type { Story } from '../people-of-the-story.ts'

export interface Answer {
  status: number
  headers: Headers
  text: string
  // oxlint-disable-next-line typescript/no-explicit-any -- what a program reads is held against its shape by the tests
  json: any
}

/** Another program, as it asks Șansa: with a token, without cookies. */
export class Program {
  readonly #story: Pick<Story, 'app'>
  readonly #headers: Record<string, string>

  constructor(story: Pick<Story, 'app'>, token?: string) {
    this.#story = story
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(`/api${path}`, { headers })
  }

  /** Sends commands, or anything else as JSON. */
  send(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.post(JSON.stringify(body), { 'content-type': 'application/json', ...headers })
  }

  post(body: BodyInit, headers: Record<string, string>, path = '/commands'): Promise<Answer> {
    return this.#ask(`/api${path}`, { method: 'POST', body, headers })
  }

  async #ask(path: string, request: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const url = `http://localhost:3000${path}`
    const response = await this.#story.app.request(url, {
      ...request,
      headers: { ...this.#headers, ...request.headers },
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
  }
}

export const manager: Grant = { role: 'manager', scope: { of: 'tenant' } }
export const auditor: Grant = { role: 'auditor', scope: { of: 'tenant' } }

/** A program that this colleague lets in. */
export async function program(story: Story, by: Who = story.who.dan, grant: Grant = manager): Promise<Program> {
  return new Program(story, (await tokenOf(story, by, grant)).token)
}

export async function tokenOf(
  story: Story,
  by: Who,
  grant: Grant,
  expiresOn = '2026-12-31',
): Promise<{ id: string; token: string }> {
  const token = tokenPrefix + newToken()
  const id = newId()
  await story.performAs(by, makeToken, { token: id, name: 'Portal', tokenHash: hashToken(token), expiresOn, ...grant })
  return { id, token }
}
