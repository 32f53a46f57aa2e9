import type { Hono } from 'hono'
import { langs } from '../kernel/words.ts'
import { page } from '../pages/render.ts'
import type { Asked } from '../pages/slice.ts'
import { PublicFrame } from './frame.tsx'
import { publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import type { PublicSite } from './public-site.ts'

/** Checking a certificate begins with its code; the answer is a page of training, `/v/CODE`. */
export function certificateRoutes(app: Hono<Asked>, site: PublicSite): void {
  for (const lang of langs) {
    app.get(publicPath(lang, 'certificate'), async c => {
      const typed = (c.req.query('code') ?? '').replaceAll(/[^\w-]/g, '').slice(0, 40)
      if (typed !== '') return c.redirect(`/v/${typed}`, 303)
      const text = publicWords(lang)
      return page(
        c,
        <PublicFrame house={await site.house(c)} lang={lang} slug="certificate">
          <form class="form" action={publicPath(lang, 'certificate')}>
            <div class="field">
              <label for="f-code">{text.code}</label>
              <input class="medium" id="f-code" name="code" type="text" autocomplete="off" />
            </div>
            <div class="buttons">
              <button class="button primary" type="submit">
                {text.check}
              </button>
            </div>
          </form>
        </PublicFrame>,
      )
    })
  }
}
