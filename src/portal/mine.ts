import type { Tx } from '../kernel/database.ts'
import { type Day, today } from '../kernel/day.ts'
import { type Engine, read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import { missingOf } from '../people/claim.ts'
import { enrolmentsOf, findPerson } from '../people/person-tables.ts'
import { nameOfKind, recordsOf } from '../people/record.ts'
import type { PersonRow } from '../people/tables.ts'
import { looksInWords } from '../privacy/looks.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { appointmentsOf, certificatesOfPerson, type LinkRow, rolesOf } from './link-tables.ts'
import type { Mine } from './my-page.tsx'
import { myWords } from './my-words.ts'
import { answersOf } from './request-tables.ts'

/** What a participant reads about themselves. No category, no decision, no note of anybody. */
export async function mineOf(engine: Engine, link: LinkRow, lang: Lang): Promise<Omit<Mine, 'phone'>> {
  const { tenant_id: tenant, person_id } = link
  const on = today(engine.clock())
  return read(engine, { tenant }, async tx => {
    const person = await findPerson(tx, tenant, person_id)
    if (!person) throw missing('portal.no-such-link')
    return {
      name: person.given_name,
      appointments: await appointmentsOf(tx, tenant, person.id, on),
      answers: await answersOf(tx, tenant, person.id),
      papers: await papersOf(tx, tenant, person, { on, lang }),
      certificates: await certificatesOfPerson(tx, tenant, person.id),
      looks: await looksOf(tx, tenant, person.id, lang),
    }
  })
}

/**
 * What the person brings themselves: papers of eligibility, and of work, of looking for it, of a school, when it begins and six months after
 * the programme. None that says a category: a telephone is read by others, and „adeverință de venit minim” tells them all.
 */
async function papersOf(
  tx: Tx,
  tenant: string,
  person: PersonRow,
  { on, lang }: { on: Day; lang: Lang },
): Promise<string[]> {
  const enrolment = (await enrolmentsOf(tx, tenant, person.id)).at(-1)
  if (!enrolment) return []
  const rules = await getRulebook(tx, tenant, enrolment.programme, on)
  const [record] = await recordsOf(tx, tenant, rules, [{ person, enrolment }])
  const lines = (record ? missingOf(record, on) : [])
    .filter(one => isTheirs(one.claimKind, rules))
    .map(({ papers }) => papers.map(code => nameOfKind(rules.papers, code, lang)).join(myWords(lang).or))
  return [...new Set(lines)]
}

/** Open criteria, and states that somebody else certifies to them; lists, minutes and certificates are made here. */
const isTheirs = (claim: string, { criteria, outcomes }: Rulebook): boolean =>
  criteria.some(one => one.category === undefined && claim === `eligibility.${one.code}`) ||
  outcomes.some(one => one.state && [`outcome.${one.code}`, `six-months.${one.code}`].includes(claim))

/** By their work, not by their name. Source: CJEU C-579/21: whoever looked on behalf of the organisation is no recipient to be named. */
async function looksOf(tx: Tx, tenant: string, person: string, lang: Lang): Promise<Mine['looks']> {
  const text = myWords(lang)
  const roles: Readonly<Record<string, string>> = text.roles
  const looks = (await looksInWords(tx, tenant, person, lang)).slice(0, 10)
  const work = await rolesOf(tx, tenant, [...new Set(looks.map(look => look.actor))])
  return looks.map(({ at, actor, what, why }) => ({
    at,
    who: roles[work.get(actor) ?? ''] ?? text.somebody,
    // That somebody has special answers is a category: on a telephone that others hold, a reveal is a look.
    what: why === undefined ? what : text.someoneOpened,
  }))
}
