import { open } from '../../src/enterprises/enterprise.ts'
import { enterPhase } from '../../src/enterprises/phase.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { dossier } from '../evidence/papers.ts'
import type { Trial } from './trial.ts'

/** One that existed before the programme, known since February 2026, in no phase yet. */
export async function openEnterprise(trial: Trial, code: string, cui = '10000105'): Promise<string> {
  const said = { programme: 'o-sansa', code, cui, title: 'De probă', legalForm: 'cooperative', region: 'RO21' }
  const { answer } = await trial.dan(open, { ...said, existing: true, knownSince: '2026-02-02' })
  return String(answer.enterprise)
}

/** It operates, with the minutes of a visit that Vlad has accepted. */
export async function letOperate(trial: Trial, enterprise: string): Promise<void> {
  const file = await takeFile(trial.story.engine, trial.story.who.dan, dossier(1))
  const claims = [{ kind: 'deliverable.enterprise', id: enterprise, subject: enterprise }]
  const { answer } = await trial.dan(addPaper, { kind: 'visit-minutes', datedOn: '2026-03-30', file, claims })
  await trial.vlad(accept, { paper: String(answer.paper) })
  await trial.dan(enterPhase, { enterprise, phase: 'operating', reachedOn: '2026-04-01' })
}
