import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import type { AnyCommand, Done } from '../../src/kernel/command.ts'
import type { Database } from '../../src/kernel/database.ts'
import { Problem } from '../../src/kernel/problem.ts'
import type { Who } from '../../src/kernel/who.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { dossier } from '../evidence/papers.ts'
import { type Story, story } from '../people-of-the-story.ts'
import { oSansa, profiles } from '../programme/shipped.ts'

/** The source programme on a Monday in March; Dan manages, Lia checks papers. */
export interface Ground {
  story: Story
  lia: Who
  dan(command: AnyCommand, input: unknown): Promise<Done>
}

export async function beginCooperation(on = '2026-03-16', db?: Database): Promise<Ground> {
  const begun = await story({ on, ...(db && { db }) })
  for (const profile of profiles()) await begun.perform('dan', importProfile, profile)
  await begun.perform('dan', importProgramme, oSansa())
  const lia = await begun.join({ name: 'Lia Manea', role: 'manager', scope: { of: 'tenant' } })
  return { story: begun, lia, dan: (command, input) => begun.perform('dan', command, input) }
}

/** Papers that Dan brings and Lia accepts. */
export async function prove(
  { story: { engine, who, perform, performAs }, lia }: Ground,
  unit: 'agreement' | 'event',
  id: string,
  kinds: readonly string[],
): Promise<void> {
  for (const kind of kinds) {
    const file = await takeFile(engine, who.dan, dossier(1))
    const claims = [{ kind: `deliverable.${unit}`, id, subject: id }]
    const { answer } = await perform('dan', addPaper, { kind, datedOn: '2026-03-09', file, claims })
    await performAs(lia, accept, { paper: String(answer.paper) })
  }
}

/** The code of the refusal; fails where nothing is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    thrown => thrown,
  )
  if (!(error instanceof Problem)) throw new Error('It was not refused.', { cause: error })
  return error.fields[0]?.code ?? error.code
}
