import type { Context } from 'hono'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Answers with a page: `return page(c, <Page …/>)`. */
export const page = (c: Context, jsx: VNode, status: ContentfulStatusCode = 200): Response =>
  c.html(`<!doctype html>${renderToString(jsx)}`, status)

/** Answers with a part of a page, for a script that asked for it. */
export const part = (c: Context, jsx: VNode): Response => c.html(renderToString(jsx))
