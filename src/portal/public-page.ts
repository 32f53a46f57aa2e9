import { z } from 'zod/mini'
import { type Asking, command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { asPlain } from '../kernel/marks.ts'
import { plain, plainLines } from '../kernel/shape.ts'
import { scopesFor } from '../kernel/who.ts'
import { code } from '../programme/rule.ts'
import { getProgramme } from '../programme/tables.ts'
import { findPublicPage, openPagesOf, type PublicPageRow } from './tables.ts'

/** Whom strangers turn to: of the organisation, of no single person. */
const said = {
  phone: plain(40),
  email: asPlain(z.string().check(z.trim(), z.email(), z.maxLength(200))),
  address: plain(200),
  funding: z.optional(plainLines(600)),
}

const shape = z.strictObject({ programme: code, ...said })
type SetPage = z.infer<typeof shape>

const example: SetPage = {
  programme: 'o-sansa',
  phone: '0700 000 001',
  email: 'contact@ne.example.org',
  address: 'Strada Exemplu 1',
}

interface Given {
  before: PublicPageRow | undefined
  /** The open page of another programme: an organisation has one. */
  other: PublicPageRow | undefined
}

interface Set {
  input: SetPage
  before: PublicPageRow | undefined
  on: Day
}

/** Opens the public page of a programme, or changes what it says of the organisation. From then on everybody reads what was filed. */
export const setPublicPage = command<SetPage, Given, Set>({
  kind: 'portal.set-public-page',
  shape,
  example,
  may: 'programme.write',
  async given(input, asking) {
    await getProgramme(asking.tx, asking.who.tenant, input.programme)
    return groundFor(input, asking)
  },
  decide(input, { before, other }, { today: on }) {
    if (other) throw refuse('portal.another-page-is-open', { programme: other.programme })
    return { input, before, on }
  },
  async write({ input: { programme, funding = null, ...rest }, before, on }, rows, { shown }) {
    const opened_on = before && before.closed_on === null ? before.opened_on : on
    const row = { ...rest, funding, opened_on, closed_on: null }
    if (before) await rows.revise('public_page', { programme }, row, shown)
    else await rows.insert('public_page', { programme, ...row })
    return { programme }
  },
})

const closeShape = z.strictObject({ programme: code })

/** Nobody reads the page any more; what was sent stays in the inbox. */
export const closePublicPage = command<z.infer<typeof closeShape>, Given, { programme: string; on: Day }>({
  kind: 'portal.close-public-page',
  shape: closeShape,
  example: { programme: 'o-sansa' },
  may: 'programme.write',
  given: groundFor,
  decide({ programme }, { before }, { today: on }) {
    if (!before || before.closed_on !== null) throw refuse('portal.page-is-not-open')
    return { programme, on }
  },
  async write({ programme, on }, rows) {
    await rows.revise('public_page', { programme }, { closed_on: on })
    return { programme }
  },
})

/** Whoever writes in a part of a programme does not speak for it. */
async function groundFor({ programme }: { programme: string }, { tx, who }: Asking): Promise<Given> {
  const speaks = scopesFor(who, 'programme.write').some(
    scope => scope.of === 'tenant' || (scope.of === 'programme' && scope.id === programme),
  )
  if (!speaks) throw missing('programme.no-such-programme')
  const open = await openPagesOf(tx, who.tenant)
  return {
    before: await findPublicPage(tx, who.tenant, programme),
    other: open.find(one => one.programme !== programme),
  }
}
