import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { newId } from '../../src/kernel/ids.ts'
import { undo } from '../../src/kernel/undo.ts'
import { verify } from '../../src/kernel/verify.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { dossier } from './papers.ts'

let story: Story

/** Elena brings, Dan checks. */
beforeAll(async () => {
  story = await beginStory({ on: '2026-11-23', reach: anybody })
})

const claims = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'participation', id: newId(), subject: newId() }))

const somePaper = async (count = 1) => ({
  kind: 'identity-card',
  datedOn: '2026-10-01',
  file: await takeFile(story.engine, story.who.elena, dossier(1)),
  claims: claims(count),
})

async function bringThree(): Promise<string[]> {
  const items = [await somePaper(), await somePaper(2), await somePaper(3)].map(input => ({ command: addPaper, input }))
  const dones = await story.performAll('elena', items)
  return dones.map(({ answer }) => String(answer.paper))
}

const acceptAll = (papers: readonly string[], by: 'dan' | 'elena' = 'dan') =>
  story.performAll(
    by,
    papers.map(paper => ({ command: accept, input: { paper } })),
  )

interface Stood {
  paper: string
  verdict: string | null
  entry: number
  links: { confirmed: string | null; entry: number }[]
  /** The entries that replaced earlier versions of it. */
  replaced: number[]
}

const standing = (papers: readonly string[]) =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<Stood>`
      select p.id as paper, p.verdict, p.entry,
        (select jsonb_agg(jsonb_build_object('confirmed', f.confirmed_by, 'entry', f.entry))
          from proof f where f.tenant_id = p.tenant_id and f.paper_id = p.id) as links,
        (select coalesce(jsonb_agg(h.until_entry), '[]') from history.paper h where h.tenant_id = p.tenant_id and h.id = p.id) as replaced
      from paper p where p.tenant_id = ${story.tenant} and p.id = any(${[...papers]}::uuid[]) order by p.entry`.execute(
      tx,
    )
    return rows
  })

const holds = async () => (await verify(story.engine, story.tenant)).finding

test('a file that is two papers of one batch is refused, says which, and none is taken', async () => {
  const [one, other] = [await somePaper(), await somePaper()]
  const items = [one, other, { ...(await somePaper()), file: one.file }]
  const before = (await verify(story.engine, story.tenant)).lines

  const brought = story.performAll(
    'elena',
    items.map(input => ({ command: addPaper, input })),
  )

  await expect(brought).rejects.toMatchObject({ code: 'evidence.file-is-a-paper-already', details: { item: 2 } })
  expect((await verify(story.engine, story.tenant)).lines).toBe(before)
})

test('a paper accepted twice in one batch, by whoever brought it, or that is not there is refused, and says which', async () => {
  const papers = await bringThree()

  await expect(acceptAll([...papers, papers[1] as string])).rejects.toMatchObject({
    code: 'evidence.accepted-already',
    details: { item: 3 },
  })
  await expect(acceptAll(papers, 'elena')).rejects.toMatchObject({ status: 403 })
  await expect(acceptAll([...papers, newId()])).rejects.toMatchObject({ status: 404, details: { item: 3 } })
  expect((await standing(papers)).map(({ verdict }) => verdict)).toEqual([null, null, null])
})

test('many papers accepted at once stand as accepted, each with its links, by a line of its own, and verify', async () => {
  const papers = await bringThree()

  const dones = await acceptAll(papers)

  const stood = await standing(papers)
  const { account } = story.who.dan
  expect(stood.map(({ paper }) => paper)).toEqual(papers)
  expect(stood.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(stood.map(({ links }) => links.length)).toEqual([1, 2, 3])
  for (const [at, { entry, links, replaced }] of stood.entries()) {
    expect(entry).toBe(dones[at]?.entry)
    expect(replaced).toEqual([entry])
    for (const link of links) expect(link).toEqual({ confirmed: account, entry })
  }
  expect(await holds()).toBeUndefined()
})

test('one of them is taken back by itself; the others stay accepted', async () => {
  const papers = await bringThree()
  const [, second] = await acceptAll(papers)

  await story.perform('dan', undo(new Map([[accept.kind, accept]])), { entry: second?.entry })

  const stood = await standing(papers)
  const verdicts = papers.map(paper => stood.find(one => one.paper === paper)?.verdict)
  expect(verdicts).toEqual(['accepted', null, 'accepted'])
  expect(await holds()).toBeUndefined()
})
