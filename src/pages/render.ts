import type { Context } from 'hono'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { namingFields } from './named-problems.ts'

/** Answers with a page: `return page(c, <Page …/>)`. */
export const page = (c: Context, jsx: VNode, status: ContentfulStatusCode = 200): Response =>
  c.html(`<!doctype html>${withoutIdleScripts(namingFields(renderToString(jsx)))}`, status)

/** What a module works on. To whoever may change nothing, the page has none of it and is only read. */
const worksOn = { form: ' data-once', keys: ' data-letter=', roll: ' data-roll' } as const

const withoutIdleScripts = (html: string): string =>
  html.replaceAll(
    /<script type="module" src="\/assets\/(form|keys|roll)\.[^"]+"><\/script>/g,
    (script, name: keyof typeof worksOn) => (html.includes(worksOn[name]) ? script : ''),
  )

/** Answers with a part of a page, for a script that asked for it. */
export const part = (c: Context, jsx: VNode): Response => c.html(renderToString(jsx))
