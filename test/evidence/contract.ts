import { slices } from '../../src/app.tsx'
import { newId } from '../../src/kernel/ids.ts'
import type { MissingPaper, Slice } from '../../src/pages/slice.ts'
import { anybody, story as beginStory, type Story } from '../people-of-the-story.ts'
import { dossier } from './papers.ts'

export const maria = newId()
/** What lacks; a test puts it there. */
export const missing: MissingPaper[] = []

/** What the slices above know: a name, two kinds of paper, one kind of claim, and what lacks. */
const above: Slice = {
  name: 'above',
  commands: [],
  names: async (_, __, ids) =>
    new Map(ids.includes(maria) ? [[maria, { title: 'Lăcătuș Maria', href: `/app/people/${maria}` }]] : []),
  paperKinds: async () => [
    { code: 'contract', title: 'Contract de muncă' },
    { code: 'identity-card', title: 'Carte de identitate' },
  ],
  claimKinds: async () => [{ code: 'outcome.job', title: 'Loc de muncă' }],
  missingPapers: async () => ({ kinds: ['outcome.job'], papers: missing }),
  problems: () => ({}),
}

export const beginWithMaria = (): Promise<Story> =>
  beginStory({ on: '2026-03-16', slices: [...slices, above], reach: anybody })

export const job = () => ({ claim: 'outcome.job', id: newId(), subject: maria })
export const upload = (bytes: Uint8Array, name = 'contract.pdf') =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })

export const fields = (more: object = {}) => ({
  ...job(),
  kind: 'contract',
  datedOn: '1.3.2026',
  validUntil: '',
  back: '',
  ...more,
})

/** Brings a contract, and answers where its page is. */
export async function bringContract(story: Story, by: 'elena' | 'dan' = 'elena', more: object = {}): Promise<string> {
  const { location } = await story.as(by).post('/app/evidence/new', fields({ file: upload(dossier(2)), ...more }))
  return location
}
