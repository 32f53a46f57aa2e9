import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/kernel/engine.ts'
import { joinHousehold, leaveHousehold, setHousehold } from '../../src/people/household.ts'
import { findPerson } from '../../src/people/person-tables.ts'
import type { Story } from '../people-of-the-story.ts'
import { type Enrolled, enrolled, begin } from './ground.ts'

let story: Story

beforeAll(async () => {
  story = await begin()
})

const homeOf = async ({ person }: Enrolled) =>
  (await read(story.engine, story, tx => findPerson(tx, story.tenant, person)))?.household_id

test('nobody lives with themselves, with somebody unknown, or in a household that is not there', async () => {
  const [maria, ion] = [await enrolled(story), await enrolled(story)]
  const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider', household: { members: 2 } }, 'dan')
  const join = (of: string) => story.perform('ioana', joinHousehold, { person: maria.person, of })

  await expect(join(maria.code)).rejects.toMatchObject({ fields: [{ code: 'people.the-same-person' }] })
  await expect(join('GT-9999')).rejects.toMatchObject({ fields: [{ code: 'people.no-such-person' }] })
  await expect(join(elsewhere.code)).rejects.toMatchObject({ fields: [{ code: 'people.no-such-person' }] })
  await expect(join(ion.code)).rejects.toMatchObject({ fields: [{ code: 'people.has-no-household' }] })
  await expect(story.perform('ioana', leaveHousehold, { person: maria.person })).rejects.toMatchObject({
    code: 'people.has-no-household',
  })
  await expect(
    story.perform('ioana', setHousehold, { person: maria.person, members: 2, dependentChildren: 2 }),
  ).rejects.toMatchObject({ fields: [{ path: 'dependentChildren' }] })
})

test('two adults of one family are two people and one household', async () => {
  const maria = await enrolled(story, { household: { members: 5, dependentChildren: 3 } })
  const ion = await enrolled(story, {
    identity: { familyName: 'Lăcătuș', givenName: 'Ion', bornOn: '1988-01-02', sex: 'M' },
  })

  await story.perform('ioana', joinHousehold, { person: ion.person, of: maria.code })

  const page = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
  expect(await homeOf(ion)).toBe(await homeOf(maria))
  expect(page.text).toMatch(/Din aceeași gospodărie Lăcătuș Ion/)
  await expect(story.perform('ioana', joinHousehold, { person: ion.person, of: maria.code })).rejects.toMatchObject({
    code: 'people.nothing-changes',
  })
})

test('how many they are holds for both, until one of them moves out', async () => {
  const maria = await enrolled(story)
  await story.perform('ioana', setHousehold, { person: maria.person, members: 4 })
  const ion = await enrolled(story, { withHousehold: (await homeOf(maria)) ?? undefined })

  await story.perform('ioana', setHousehold, { person: ion.person, members: 5, dependentChildren: 3 })
  const both = await story.as('ioana').get(`/app/people/${maria.person}/identity`)
  const alone = await story
    .as('ioana')
    .send(`/app/people/${ion.person}/identity/leave-household`, { person: ion.person })

  expect(both.text).toContain('Persoane în gospodărie 5')
  expect(alone.text).not.toContain('Din aceeași gospodărie')
})

test('a household in another region cannot be joined by its id', async () => {
  const elsewhere = await enrolled(story, { region: 'RO41', partner: 'lider', household: { members: 2 } }, 'dan')

  await expect(enrolled(story, { withHousehold: (await homeOf(elsewhere)) ?? undefined })).rejects.toMatchObject({
    status: 404,
  })
})
