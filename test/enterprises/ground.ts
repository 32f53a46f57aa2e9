import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { open } from '../../src/enterprises/enterprise.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import type { Who } from '../../src/kernel/who.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { dossier } from '../evidence/papers.ts'
import { type Story, story } from '../people-of-the-story.ts'
import { oSansa, profiles } from '../programme/shipped.ts'

/** A story with the source programme; Dan manages, Lia checks papers. */
export interface Ground {
  story: Story
  lia: Who
  /** A new enterprise with its idea; its papers and phases are still to come. */
  bakery: string
}

export const bakery = {
  programme: 'o-sansa',
  code: 'SES-1',
  title: 'Brutăria din Deal',
  legalForm: 'cooperative',
  cui: '1590082',
  region: 'RO21',
  microSme: true,
  knownSince: '2025-05-05',
}

export async function beginEnterprise(): Promise<Ground> {
  const begun = await story()
  for (const profile of profiles()) await begun.perform('dan', importProfile, profile)
  await begun.perform('dan', importProgramme, oSansa())
  const lia = await begun.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'tenant' } })
  const { answer } = await begun.perform('dan', open, bakery)
  return { story: begun, lia, bakery: String(answer.enterprise) }
}

interface Brought {
  datedOn?: string
  validUntil?: string
  /** What it proves; the enterprise itself unless said otherwise. */
  claim?: { kind: string; id: string }
}

/** A paper that Dan brings and Lia accepts. */
export async function bring(
  { story: { engine, who, perform, performAs }, lia }: Ground,
  enterprise: string,
  kind: string,
  { datedOn = '2025-05-06', validUntil, claim = { kind: 'deliverable.enterprise', id: enterprise } }: Brought = {},
): Promise<void> {
  const file = await takeFile(engine, who.dan, dossier(1))
  const claims = [{ ...claim, subject: enterprise }]
  const { answer } = await perform('dan', addPaper, { kind, datedOn, file, claims, ...(validUntil && { validUntil }) })
  await performAs(lia, accept, { paper: String(answer.paper) })
}

/** From the idea to trading, each phase with its papers, on the days given. */
export async function leadToTrading(ground: Ground, enterprise = ground.bakery): Promise<void> {
  const enter = (phase: string, reachedOn: string) =>
    ground.story.perform('dan', enterPhase, { enterprise, phase, reachedOn })
  await enter('idea', '2025-05-05')
  for (const kind of ['statute', 'cui-certificate']) await bring(ground, enterprise, kind)
  await enter('founded', '2025-06-02')
  await bring(ground, enterprise, 'attestation', { datedOn: '2025-07-01', validUntil: '2030-06-30' })
  await enter('attested', '2025-07-07')
  await bring(ground, enterprise, 'visit-minutes', { datedOn: '2025-08-01' })
  await enter('operating', '2025-09-01')
}
