import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { verify } from '../../src/kernel/verify.ts'
import { setContact } from '../../src/people/contact.ts'
import { proposeDecision } from '../../src/people/decision.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { withdrawSupport } from '../../src/people/correction.ts'
import { findPerson } from '../../src/people/person-tables.ts'
import { addWork } from '../../src/people/work.ts'
import { erase } from '../../src/privacy/erasure.ts'
import type { Story } from '../people-of-the-story.ts'
import { begin, cnpOf, enrolled, participant, supported } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const planted = 'PLANTAT'

/** Every row of every table and version that holds the planted word anywhere. */
async function rowsWithPlanted(): Promise<string[]> {
  const tables = [...story.engine.versioned.keys()]
  const found: string[] = []
  for (const table of tables) {
    for (const schema of ['public', 'history']) {
      const { rows } = await read(story.engine, story, tx =>
        sql`select from ${sql.table(`${schema}.${table}`)} t where t::text ilike ${`%${planted}%`}`.execute(tx),
      ).catch(() => ({ rows: [] }))
      if (rows.length > 0) found.push(`${schema}.${table}`)
    }
  }
  return found
}

test('who somebody was goes from every version; what counts stays, and everything still verifies', async () => {
  const cnp = cnpOf('F', '1890-05-12', 501)
  const maria = await participant(story, {
    identity: {
      familyName: `${planted}escu`,
      givenName: planted,
      cnp,
      sex: 'F',
      nationality: planted,
      nameOnDiploma: planted,
      email: `${planted}@example.org`,
      guardianName: planted,
      witnesses: planted,
    },
    domicile: { county: 'RO213', locality: planted, address: planted, degurba: 3, uatKind: 'comuna' },
    situation: { onDay: '2026-02-02', labour: 'unemployed', educationNow: 'none', isced: '2' },
  })
  await story.perform('ioana', setContact, { person: maria.person, email: `${planted}.2@example.org` })
  await story.perform('ioana', addWork, {
    person: maria.person,
    beganOn: '2019-01-01',
    employer: planted,
    occupation: planted,
  })
  const noted = await supported(story, maria, '2026-03-02', { note: planted })
  await story.perform('ioana', withdrawSupport, { record: noted, reason: planted })
  await story.perform('ioana', recordOutcome, {
    enrolment: maria.enrolment,
    kind: 'employment',
    reachedOn: '2026-03-09',
    detail: planted,
  })
  const ana = await enrolled(story)
  await story.perform('ioana', proposeDecision, {
    enrolment: ana.enrolment,
    outcome: 'refused',
    decidedOn: '2026-02-16',
    reason: planted,
  })
  const before = await rowsWithPlanted()

  await story.perform('ana', erase, { person: maria.person })
  await story.perform('ana', erase, { person: ana.person })

  const left = await read(story.engine, story, tx => findPerson(tx, story.tenant, maria.person))
  const page = await story.as('dan').get(`/app/people/${maria.person}`)
  expect(before).toEqual(
    expect.arrayContaining(['public.person', 'history.person', 'public.residence', 'public.work', 'history.support']),
  )
  expect(await rowsWithPlanted()).toEqual([])
  expect(left).toMatchObject({ code: maria.code, sex: 'F', born_on: '1890-12-31', cnp_index: null, family_name: '' })
  expect(page.text).toContain('Identitate ștearsă')
  expect(page.text).toContain('Participant')
  expect((await verify(story.engine, story.tenant)).finding).toBeUndefined()
})

/** The birth date that is left of somebody who entered on 23 February. */
async function leftOf(bornOn: string): Promise<string | null | undefined> {
  const one = await participant(story, { identity: { familyName: 'Popa', givenName: 'Ana', bornOn, sex: 'F' } })
  await story.perform('ana', erase, { person: one.person })
  return (await read(story.engine, story, tx => findPerson(tx, story.tenant, one.person)))?.born_on
}

test('the year of birth stays, on the day that leaves the age at entry what it was', async () => {
  expect(await leftOf('1990-02-23')).toBe('1990-01-01')
  expect(await leftOf('1990-02-24')).toBe('1990-12-31')
})
