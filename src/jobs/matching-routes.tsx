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
import { namesOfSeekers, passSealedGates, seekersOf } from './match-tables.ts'
import { takenPlaces } from './occupancy-tables.ts'
import { batchPath } from './paths.ts'
import { vacanciesOf } from './tables.ts'

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
    const openings = await openingsFor(c, tx, people)
    return { rules, batch: divide(openings, seekers), names: await namesOfSeekers(tx, who, people) }
  })
  return page(c, <BatchPage shell={shellOf(c)} {...found} mayWrite={may(who, 'outcome.write')} />)
}

async function openingsFor(c: C, tx: Tx, people: readonly string[]): Promise<Opening[]> {
  const { who, today } = readerOf(c)
  const taken = await takenPlaces(tx, who.tenant, today)
  const openings: Opening[] = []
  for (const vacancy of await vacanciesOf(tx, who.tenant, { openOn: today })) {
    const free = vacancy.places - (taken.get(vacancy.id) ?? 0)
    if (free > 0) openings.push({ vacancy, free, passing: await passSealedGates(tx, vacancy, people) })
  }
  return openings
}
