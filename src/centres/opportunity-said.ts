import { z } from 'zod/mini'
import { code, day, integer, plain, plainLines } from '../kernel/shape.ts'
import { asPlain } from '../kernel/marks.ts'
import { isLink } from './notice-reader.ts'
import { type OpportunityFact, type OpportunityRow, reservedKinds } from './opportunity-tables.ts'

const cpv = () => asPlain(z.string().check(z.stringFormat('code', /^\d{8}$/)))
const place = () => asPlain(z.string().check(z.stringFormat('code', /^[A-Z]{2}[0-9A-Z]{0,3}$/)))
const link = () =>
  asPlain(z.string().check(z.refine(isLink, { params: { code: 'centres.not-a-link' } }), z.maxLength(400)))

/** What every source says of an opportunity. */
export const said = {
  title: plain(200),
  buyer: plain(200),
  says: z.optional(plainLines(1000)),
  /** Eight digits of the common procurement vocabulary, the main code first. Source: Reg. (EC) 213/2008. */
  cpv: z.array(cpv()).check(z.maxLength(40)),
  /** NUTS, from a country to a county; none: anywhere. */
  nuts: z.array(place()).check(z.maxLength(60)),
  months: z.optional(integer(1, 600)),
  reserved: code(reservedKinds),
  deadlineOn: z.optional(day()),
  publishedOn: day(),
  link: z.optional(link()),
}

const saidShape = z.strictObject(said)
type Said = z.infer<typeof saidShape>

export const saidRow = (input: Said) => ({
  title: input.title,
  buyer: input.buyer,
  says: input.says ?? null,
  cpv: [...new Set(input.cpv)],
  nuts: [...new Set(input.nuts)],
  months: input.months ?? null,
  reserved: input.reserved,
  deadline_on: input.deadlineOn ?? null,
  published_on: input.publishedOn,
  link: input.link ?? null,
})

/** What is said of it, without its key and version. */
export function factOf(row: OpportunityRow): OpportunityFact {
  const { tenant_id: _tenant, entry: _entry, ...fact } = row
  return fact
}
