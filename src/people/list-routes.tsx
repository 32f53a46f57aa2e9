import type { Context, Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { logRead } from '../kernel/read-log.ts'
import { readerOf } from '../pages/reader.ts'
import { type ListFile, listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { cnpIndex } from './identity.ts'
import { fileColumns, ListPage, type Narrowed } from './list-page.tsx'
import { listPeople } from './list-tables.ts'
import { peoplePath, personPath } from './paths.ts'
import { personWords } from './person-words.ts'
import { type Record, recordsOf } from './record.ts'
import { refuseUnless } from './sight.ts'
import { readQuery } from './search.ts'
import { stages } from './stage-tables.ts'
import { accountNames, findByCnp } from './person-tables.ts'

const rowsOnPage = 50

/** A copy of a list has so many people at most. */
const mostInFile = 100_000

export function listRoutes(app: Hono<Asked>): void {
  listFileRoutes(app, peoplePath, listAsFile)
  app.get(peoplePath, async c => {
    const { who, today } = readerOf(c)
    refuseUnless(who, 'people.read')
    const asked = narrowedBy(c)
    const query = asked.q === undefined ? undefined : readQuery(asked.q)
    if (query?.cnp !== undefined) return byCnp(c, query.cnp)
    const after = c.req.query('after')
    if (after !== undefined && !isId(after)) throw missing()
    const found = await read(c.get('engine'), who, async tx => {
      const { code: programme, rules, programmes } = await chosenProgramme(c, tx)
      const listed = await listPeople(tx, {
        who,
        programme,
        rules,
        query,
        stage: stages.find(stage => stage === asked.stage),
        region: asked.region,
        caseworker: asked.whose === 'mine' ? who.account : undefined,
        after,
        limit: rowsOnPage + 1,
      })
      const people = await recordsOf(tx, who.tenant, rules, listed.slice(0, rowsOnPage))
      const caseworkers = await accountNames(tx, who.tenant)
      return { rules, programmes, people, caseworkers, more: listed.length > rowsOnPage }
    })
    const last = found.more ? found.people.at(-1)?.person.id : undefined
    const ways = { first: after && addressOf(asked), next: last && addressOf({ ...asked, after: last }) }
    return page(c, <ListPage shell={shellOf(c)} on={today} asked={asked} {...found} {...ways} />)
  })
}

/** The list as it is narrowed, everybody of it. */
async function listAsFile(c: Context<Asked>): Promise<ListFile<Record>> {
  const { who, today, lang } = readerOf(c)
  const asked = narrowedBy(c)
  const query = asked.q === undefined ? undefined : readQuery(asked.q)
  const { people, caseworkers } = await read(c.get('engine'), who, async tx => {
    const { code: programme, rules } = await chosenProgramme(c, tx)
    const listed = await listPeople(tx, {
      who,
      programme,
      rules,
      query: query?.cnp === undefined ? query : undefined,
      stage: stages.find(stage => stage === asked.stage),
      region: asked.region,
      caseworker: asked.whose === 'mine' ? who.account : undefined,
      limit: mostInFile,
    })
    return {
      people: await recordsOf(tx, who.tenant, rules, listed),
      caseworkers: await accountNames(tx, who.tenant),
    }
  })
  const text = personWords(lang)
  return {
    name: 'people',
    sheet: text.people,
    columns: fileColumns(lang, { on: today, caseworkers }),
    rows: people,
    kind: 'people.exported',
    subjects: ({ person }) => [person.id],
  }
}

function narrowedBy(c: Context<Asked>): Narrowed {
  const given = (name: string) => c.req.query(name)?.trim() || undefined
  return {
    q: given('q'),
    stage: given('stage'),
    region: given('region'),
    whose: given('whose'),
    programme: given('programme'),
  }
}

function addressOf(asked: Narrowed & { after?: string }): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${peoplePath}?${new URLSearchParams(given)}`
}

/** A CNP is looked for exactly, and the look is noted. Its page has an address without it. */
async function byCnp(c: Context<Asked>, cnp: string): Promise<Response> {
  const { who } = readerOf(c)
  const index = cnpIndex(c.get('engine').keyring.of(who.tenant), cnp)
  const found = await read(c.get('engine'), who, tx => findByCnp(tx, who, index))
  if (!found?.seen) {
    flash(c, 'warn', personWords(c.get('lang')).noSuchCnp)
    return c.redirect(peoplePath, 303)
  }
  await logRead(c.get('engine'), who, { kind: 'people.found-by-cnp', subjects: [found.id] })
  return c.redirect(personPath(found.id), 303)
}
