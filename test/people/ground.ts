import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { slices } from '../../src/app.tsx'
import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import type { TakenFile } from '../../src/evidence/taken-file.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { read } from '../../src/kernel/engine.ts'
import { undo } from '../../src/kernel/undo.ts'
import { checkDigit } from '../../src/people/cnp.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { type Enrol, enrol } from '../../src/people/enrol.ts'
import { asCounted } from './as-counted.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { dossier } from '../evidence/papers.ts'
import { type Name, type Story, story as beginStory } from '../people-of-the-story.ts'

const profile = readProfile(readFileSync(new URL('../../programmes/esfplus-2021-ro.yaml', import.meta.url), 'utf8'))
const programme = readProgramme(
  `
code: o-sansa
names: { ro: 'O șansă', en: 'A chance' }
startsOn: 2025-01-01
endsOn: 2027-12-31
profile: ESFPLUS-2021-RO
partners:
  - { code: punte, name: Asociația Punte, cui: '1590082', applicant: true }
  - { code: lider, name: Asociația Lider, cui: '1590082' }
regions:
  - { nuts: RO21, names: { ro: Nord-Est, en: North-East }, category: LD }
  - { nuts: RO41, names: { ro: Sud-Vest Oltenia, en: South-West Oltenia }, category: LD }
  - { nuts: RO32, names: { ro: București-Ilfov, en: Bucharest-Ilfov }, category: MD }
centres:
  - { code: CRES-NE, name: Centrul Nord-Est, region: RO21, partner: punte }
  - { code: CRES-SV, name: Centrul Sud-Vest, region: RO41, partner: lider }
  - { code: CRES-BI, name: Centrul București-Ilfov, region: RO32, partner: lider }
objectives:
  - code: O1
    names: { ro: Persoane, en: People }
    activities:
      - { code: A1, names: { ro: Consiliere, en: Counselling }, targets: [{ indicator: EECO01, total: 100 }] }
quotas:
  - { category: vmg, of: EECO01, share: 0.4 }
  - { category: large-family, of: EECO01, number: 20 }
  - { category: roma, of: EECO01, share: 0.3 }
`,
  [profile],
)

/** A story with the programme "O șansă" in three regions; Ioana counsels in the North-East. */
export async function begin(setting: Parameters<typeof beginStory>[0] = {}): Promise<Story> {
  const begun = await beginStory(setting)
  await begun.performAll('dan', [
    { command: importProfile, input: profile },
    { command: importProgramme, input: programme },
  ])
  return begun
}

/** CNPs of invented people: born in the 19th century, so that no living person is hit. `nth`: 1 to 999. */
export function cnpOf(sex: 'F' | 'M', bornOn: string, nth: number): string {
  const digits = `${sex === 'F' ? 4 : 3}${bornOn.slice(2).replaceAll('-', '')}22${String(nth).padStart(3, '0')}`
  return `${digits}${checkDigit(digits)}`
}

export interface Enrolled {
  person: string
  enrolment: string
  code: string
}

export const application = (more: Partial<Enrol> = {}): Enrol => ({
  programme: 'o-sansa',
  appliedOn: '2026-02-02',
  region: 'RO21',
  partner: 'punte',
  identity: { familyName: 'Lăcătuș', givenName: 'Maria', bornOn: '1990-05-12', sex: 'F' },
  ...more,
})

export async function enrolled(story: Story, more: Partial<Enrol> = {}, by: Name = 'ioana'): Promise<Enrolled> {
  const { answer } = await story.perform(by, enrol, application(more))
  return { person: String(answer.person), enrolment: String(answer.enrolment), code: String(answer.code) }
}

const scans = new WeakMap<Story, Promise<TakenFile>>()

/** A scanned page that no paper has yet: its image is made once for each story. */
export async function scan(story: Story): Promise<TakenFile> {
  const { tenant } = story
  const bytes = dossier(1)
  const first = scans.get(story) ?? takeFile(story.engine, story.who.ioana, bytes)
  scans.set(story, first)
  const { files, keyring } = story.engine
  return { ...(await first), hash: await files.put({ tenant, files: keyring.of(tenant).files }, bytes) }
}

interface PaperSaid {
  claim: string
  id?: string
  datedOn?: string
  validUntil?: string
}

/** A paper that Ioana brings and Dan accepts. */
export async function proof(
  story: Story,
  { person, enrolment }: Enrolled,
  kind: string,
  { claim, id = enrolment, ...dates }: PaperSaid,
): Promise<string> {
  const file = await scan(story)
  const claims = [{ kind: claim, id, subject: person }]
  const { answer } = await story.perform('ioana', addPaper, { kind, datedOn: '2026-01-30', ...dates, file, claims })
  await story.perform('dan', accept, { paper: String(answer.paper) })
  return String(answer.paper)
}

/** Everything that the criteria ask of somebody on the minimum inclusion income. */
export async function proveEligibility(story: Story, one: Enrolled): Promise<void> {
  await proof(story, one, 'identity-paper', { claim: 'eligibility.identity' })
  await proof(story, one, 'employment-service-certificate', { claim: 'eligibility.labour-status' })
  await proof(story, one, 'income-decision', { claim: 'eligibility.minimum-income' })
}

/** Proposed by Ioana, signed by Dan. */
export async function decideEligible(story: Story, one: Enrolled, on = '2026-02-16'): Promise<void> {
  const { enrolment } = one
  await story.perform('ioana', proposeDecision, { enrolment, outcome: 'eligible', decidedOn: on })
  await story.perform('dan', signDecision, { enrolment, decidedOn: on })
}

/** With papers, two signatures and a first session on 23 February. */
export async function participant(story: Story, more: Partial<Enrol> = {}): Promise<Enrolled> {
  const one = await enrolled(story, more)
  await proveEligibility(story, one)
  await decideEligible(story, one)
  await supported(story, one, '2026-02-23')
  return one
}

export async function supported(
  story: Story,
  { enrolment }: Enrolled,
  givenOn: string,
  more: object = {},
): Promise<string> {
  const input = { enrolment, kind: 'counselling', givenOn, minutes: 60, ...more }
  const { answer } = await story.perform('ioana', asCounted, input)
  return String(answer.support)
}

/** What the journal says about one line, as it is kept. */
export const lineOf = (story: Story, entry: number): Promise<string> =>
  read(story.engine, story, async tx => {
    const { rows } = await sql<{ line: string }>`
      select line from journal where tenant_id = ${story.tenant} and entry = ${entry}`.execute(tx)
    return rows[0]?.line ?? ''
  })

/** Takes back what this colleague's line wrote. */
export const takeBack = (story: Story, name: Name, entry: number) =>
  story.perform(name, undo(new Map(slices.flatMap(slice => slice.commands).map(one => [one.kind, one]))), { entry })
