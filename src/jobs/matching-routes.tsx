import type { Hono } from 'hono'
import type { Tx } from '../kernel/database.ts'
import { read } from '../kernel/engine.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { may } from '../kernel/who.ts'
import { chosenProgramme } from '../programme/chosen-programme.ts'
import { refuseUnless } from '../people/sight.ts'
import { BatchPage } from './batch-page.tsx'
import { divide, type Opening } from './batch.ts'
import type { C } from '../people/form-route.tsx'
import { isClosed } from './mediation.ts'
import { namesOfSeekers, passSealedGates, seekersOf } from './match-tables.ts'
import { takenPlaces } from './occupancy-tables.ts'
import { batchPath } from './paths.ts'
import { type Referred, referralsOf } from './referral-tables.ts'
import { employersOf, vacanciesOf, type VacancyRow } from './tables.ts'

export function matchingRoutes(app: Hono<Asked>): void {
  app.get(batchPath, showBatch)
}

async function showBatch(c: C): Promise<Response> {
  const { who, today } = readerOf(c)
  refuseUnless(who, 'people.read')
  const found = await read(c.get('engine'), who, async tx => {
    const { code: programme, rules } = await chosenProgramme(c, tx)
    const seekers = await seekersOf(tx, { who, programme, rules, on: today })
    const people = seekers.map(one => one.person)
    const vacancies = await vacanciesOf(tx, who.tenant, { openOn: today })
    const proposals = await referralsOf(tx, who, { vacancies: vacancies.map(one => one.id) })
    const openings = await openingsFor(c, tx, { vacancies, people, proposals })
    return {
      rules,
      batch: divide(openings, seekers),
      names: await namesOfSeekers(tx, who, people),
      employers: new Map((await employersOf(tx, who.tenant)).map(one => [one.id, one.name])),
      proposals,
    }
  })
  return page(c, <BatchPage shell={shellOf(c)} {...found} mayWrite={may(who, 'outcome.write')} />)
}

interface Looking {
  vacancies: readonly VacancyRow[]
  people: readonly string[]
  proposals: readonly Referred[]
}

/** Open places; whoever was proposed for one and not hired is not proposed for it again. */
async function openingsFor(c: C, tx: Tx, { vacancies, people, proposals }: Looking): Promise<Opening[]> {
  const { who, today } = readerOf(c)
  const taken = await takenPlaces(tx, who.tenant, today)
  const openings: Opening[] = []
  for (const vacancy of vacancies) {
    const free = vacancy.places - (taken.get(vacancy.id) ?? 0)
    const over = proposals.filter(one => one.vacancy === vacancy.id && isClosed([{ kind: one.step }]))
    const left = new Set(people).difference(new Set(over.map(one => one.person)))
    if (free > 0) openings.push({ vacancy, free, passing: await passSealedGates(tx, vacancy, [...left]) })
  }
  return openings
}
