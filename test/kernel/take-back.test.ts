import { expect, test } from 'vitest'
import { type AnyCommand, performAll } from '../../src/kernel/command.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { undo } from '../../src/kernel/undo.ts'
import { verify } from '../../src/kernel/verify.ts'
import { closeHousehold, countHousehold, ground, openHousehold } from './ground.ts'

const known = new Map<string, AnyCommand>([openHousehold, countHousehold, closeHousehold].map(one => [one.kind, one]))
const takeBack = undo(known)

async function household() {
  const kernel = await ground()
  const { answer } = await kernel.do(openHousehold, { members: 4 })
  const members = () =>
    read(kernel.engine, kernel.ioana, async tx =>
      (await tx.selectFrom('household').select('members').execute()).map(row => row.members),
    )
  return { ...kernel, household: answer.household, members }
}

test('what somebody else did is not mine to take back', async () => {
  const { ioana, do: send } = await household()
  const dan = { ...ioana, account: newId() }

  await expect(send(takeBack, { entry: 1 }, dan)).rejects.toMatchObject({ status: 404 })
})

test('what a later line has changed is refused, and the later line is named', async () => {
  const { do: send, household: id, members } = await household()
  await send(countHousehold, { household: id, members: 5 })
  await send(countHousehold, { household: id, members: 6 })

  await expect(send(takeBack, { entry: 2 })).rejects.toMatchObject({
    code: 'kernel.changed-since',
    details: { entry: 3 },
  })

  expect(await members()).toEqual([6])
})

test('what is final is refused', async () => {
  const { do: send } = await household()
  await send(takeBack, { entry: 1 })

  await expect(send(takeBack, { entry: 2 })).rejects.toMatchObject({ code: 'kernel.cannot-be-undone' })
})

test('a change goes back to the version before', async () => {
  const { engine, ioana, do: send, household: id, members } = await household()
  await send(countHousehold, { household: id, members: 5 })

  await send(takeBack, { entry: 2 })

  expect(await members()).toEqual([4])
  expect((await verify(engine, ioana.tenant)).finding).toBeUndefined()
})

test('a new row goes, and a removed row comes back', async () => {
  const { engine, ioana, do: send, household: id, members } = await household()
  await send(closeHousehold, { household: id })
  const other = await send(openHousehold, { members: 2 })

  await send(takeBack, { entry: 2 })
  await send(takeBack, { entry: other.entry })

  expect(await members()).toEqual([4])
  expect((await verify(engine, ioana.tenant)).finding).toBeUndefined()
})

test('a batch goes back as one', async () => {
  const { engine, ioana, do: send, household: id, members } = await household()
  const batch = newId()
  const counts = [5, 6, 7].map(count => ({
    id: newId(),
    command: countHousehold,
    input: { household: id, members: count },
  }))
  await performAll(engine, [...counts, { id: newId(), command: openHousehold, input: { members: 1 } }], ioana, batch)

  await send(takeBack, { batch })

  expect(await members()).toEqual([4])
  expect((await verify(engine, ioana.tenant)).finding).toBeUndefined()
})
