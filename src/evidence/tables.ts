import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Reach } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import type { Right, Who } from '../kernel/who.ts'
import { randomBytes } from '../kernel/random.ts'
import type { FileKind } from './file-kind.ts'

export type Verdict = 'accepted' | 'rejected'

declare module '../kernel/database.ts' {
  interface Tables {
    paper: {
      tenant_id: string
      id: string
      entry: number
      kind: string
      file: string | null
      file_kind: FileKind
      file_bytes: number
      pages: string[]
      dated_on: Day
      valid_until: Day | null
      template: string | null
      added_by: string
      added_on: Day
      corrected_by: string | null
      verdict: Verdict | null
      checked_by: string | null
      checked_on: Day | null
      reason: string | null
      salt: Buffer
    }
    proof: {
      tenant_id: string
      paper_id: string
      claim_kind: string
      claim_id: string
      entry: number
      subject_id: string
      attached_by: string
      confirmed_by: string | null
    }
  }
}

/** What a paper proves: a claim of a slice above, about a person or a deliverable. */
export interface Claim {
  kind: string
  id: string
  subject: string
}

export interface Link extends Claim {
  attachedBy: string
  confirmedBy: string | null
}

export interface Paper {
  id: string
  entry: number
  kind: string
  /** Null: it was erased with the person it was about. */
  file: string | null
  fileKind: FileKind
  pages: string[]
  datedOn: Day
  validUntil: Day | null
  template: string | null
  addedBy: string
  addedOn: Day
  correctedBy: string | null
  verdict: Verdict | null
  checkedBy: string | null
  checkedOn: Day | null
  reason: string | null
  /** Only those that the reader's right reaches. */
  links: Link[]
}

export const newSalt = (): Buffer => randomBytes(16)

/** Whose right asks, and how far it reaches. */
export interface Sight {
  who: Who
  reach: Reach
  right: Right
}

export const paperColumns = sql`p.id, p.entry, p.kind, p.file, p.file_kind as "fileKind", p.pages, p.dated_on as "datedOn",
  p.valid_until as "validUntil", p.template, p.added_by as "addedBy", p.added_on as "addedOn", p.corrected_by as "correctedBy",
  p.verdict, p.checked_by as "checkedBy", p.checked_on as "checkedOn", p.reason`

const linkObject = sql`jsonb_build_object('kind', f.claim_kind, 'id', f.claim_id, 'subject', f.subject_id,
  'attachedBy', f.attached_by, 'confirmedBy', f.confirmed_by)`

/** A paper is seen by whoever may see somebody it is about. */
export const linksInSight = ({ who, reach, right }: Sight): RawBuilder<unknown> => sql`
  lateral (
    select jsonb_agg(${linkObject} order by f.claim_kind, f.claim_id) as links from proof f
    where f.tenant_id = p.tenant_id and f.paper_id = p.id and ${reach(who, right, 'f.subject_id')}
  ) seen`

export async function getPaper(tx: Tx, sight: Sight, id: string): Promise<Paper> {
  const [paper] = await papersInSight(tx, sight, [id])
  if (!paper) throw missing()
  return paper
}

/** Those of these papers that are seen. */
export async function papersInSight(tx: Tx, sight: Sight, ids: readonly string[]): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select ${paperColumns}, seen.links from paper p cross join ${linksInSight(sight)}
    where p.tenant_id = ${sight.who.tenant} and p.id = any (${[...ids]}::uuid[]) and seen.links is not null`.execute(tx)
  return rows
}

/** All links of a paper, those out of sight too: what is decided about a paper is decided for each. */
export const linksOf = async (tx: Tx, tenant: string, paper: string): Promise<Link[]> =>
  (await linksOfEach(tx, tenant, [paper])).get(paper) ?? []

/** The same of each of these papers that has any. */
export async function linksOfEach(tx: Tx, tenant: string, papers: readonly string[]): Promise<Map<string, Link[]>> {
  const { rows } = await sql<{ paper: string; links: Link[] }>`
    select f.paper_id as paper, jsonb_agg(${linkObject} order by f.claim_kind, f.claim_id) as links from proof f
    where f.tenant_id = ${tenant} and f.paper_id = any (${[...papers]}::uuid[]) group by f.paper_id`.execute(tx)
  return new Map(rows.map(({ paper, links }) => [paper, links]))
}

/** The subjects among these that the right does not reach. */
export async function outOfReach(tx: Tx, { who, reach, right }: Sight, subjects: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select s.subject from unnest(${[...subjects]}::uuid[]) as s (subject) where not (${reach(who, right, 's.subject')})`.execute(
    tx,
  )
  return rows.map(row => row.subject)
}

/** Those of these files that are, or were, a paper. */
export async function filesTaken(tx: Tx, tenant: string, files: readonly string[]): Promise<Set<string>> {
  const these = sql`any (${[...files]}::text[])`
  const { rows } = await sql<{ file: string }>`
    select file from paper where tenant_id = ${tenant} and file = ${these}
    union select file from history.paper where tenant_id = ${tenant} and file = ${these}`.execute(tx)
  return new Set(rows.map(row => row.file))
}

/** Every file that a row refers to, now or in the past. */
export async function filesInUse(tx: Tx, tenant: string): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    with every as (
      select file, pages from public.paper where tenant_id = ${tenant}
      union all select file, pages from history.paper where tenant_id = ${tenant})
    select file as hash from every where file is not null union select unnest(pages) from every`.execute(tx)
  return new Set(rows.map(row => row.hash))
}

/** Papers that have or had a link to this person, and whether they have or had one to anybody else. */
export async function papersEverAbout(
  tx: Tx,
  tenant: string,
  person: string,
): Promise<{ id: string; shared: boolean }[]> {
  const { rows } = await sql<{ id: string; shared: boolean }>`
    select paper_id as id, bool_or(subject_id <> ${person}) as shared from (
      select paper_id, subject_id from public.proof where tenant_id = ${tenant}
      union all select paper_id, subject_id from history.proof where tenant_id = ${tenant}) f
    group by paper_id having bool_or(subject_id = ${person})`.execute(tx)
  return rows
}
