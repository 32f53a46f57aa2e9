import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Reach } from '../kernel/engine.ts'
import type { Rows } from '../kernel/history.ts'
import { missing } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import type { Right, Who } from '../kernel/who.ts'
import { randomBytes } from '../kernel/random.ts'
import type { Basis, Purpose, Question, Use } from './special.ts'

declare module '../kernel/database.ts' {
  interface Tables {
    person_key: { tenant_id: string; person_id: string; entry: number; wrapped: Buffer }
    special_answer: {
      tenant_id: string
      person_id: string
      question: Question
      entry: number
      sealed: Buffer
      asked_on: Day
      asked_by: string
    }
    special_use: {
      tenant_id: string
      person_id: string
      question: Question
      purpose: Purpose
      entry: number
      basis: Basis
      since_on: Day
      withdrawn_on: Day | null
    }
    sealed_facts: {
      tenant_id: string
      person_id: string
      entry: number
      roma: boolean | null
      minority: boolean | null
      disability: boolean | null
      foreign_background: boolean | null
      third_country: boolean | null
      homeless: boolean | null
      salt: Buffer
    }
    reveal: {
      tenant_id: string
      id: string
      entry: number
      person_id: string
      account_id: string
      purpose: Purpose
      reason: string
      until_at: string
      salt: Buffer
    }
    consent: {
      tenant_id: string
      id: string
      entry: number
      person_id: string
      purpose: ConsentPurpose
      answer: ConsentAnswer
      answered_on: Day
      text_version: string
      lang: Lang
      given_how: ConsentWay
      paper_id: string | null
      recorded_by: string
    }
    legal_hold: { tenant_id: string; person_id: string; entry: number; until_on: Day; reason: string; salt: Buffer }
    erasure: { tenant_id: string; person_id: string; entry: number; erased_on: Day }
  }
}

export type Bits = { [question in Question]: boolean | null }

export const consentPurposes = [
  'notice',
  'special-data',
  'services',
  'disclosure',
  'images',
  'messages',
  'story',
] as const
export type ConsentPurpose = (typeof consentPurposes)[number]
export type ConsentAnswer = 'given' | 'declined' | 'withdrawn'
export const consentWays = ['signed', 'spoken', 'screen', 'read-aloud'] as const
export type ConsentWay = (typeof consentWays)[number]

export const newSalt = (): Buffer => randomBytes(16)

/** Whose right asks, and how far it reaches. */
export interface Sight {
  who: Who
  reach: Reach
  right: Right
}

export async function findWrappedKey(tx: Tx, tenant: string, person: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ wrapped: Buffer }>`
    select wrapped from public.person_key where tenant_id = ${tenant} and person_id = ${person}`.execute(tx)
  return rows[0]?.wrapped
}

/** Everybody among these has a key, so they exist and were not erased, and the right reaches them. Else: missing. */
export async function refuseOutOfReach(tx: Tx, { who, reach, right }: Sight, people: readonly string[]): Promise<void> {
  const { rows } = await sql`
    select from public.person_key k where k.tenant_id = ${who.tenant} and k.person_id = any(${[...people]}::uuid[])
      and ${reach(who, right, 'k.person_id')}`.execute(tx)
  if (rows.length < new Set(people).size) throw missing()
}

/** That somebody was asked, and for what the answer may be used; the answer itself is sealed. */
export interface Asked {
  question: Question
  entry: number
  sealed: Buffer
  askedOn: Day
  uses: Use[]
}

export async function askedOf(tx: Tx, tenant: string, person: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select a.question, a.entry, a.sealed, a.asked_on as "askedOn",
      coalesce((select jsonb_agg(jsonb_build_object('purpose', u.purpose, 'basis', u.basis, 'withdrawnOn', u.withdrawn_on) order by u.purpose)
        from special_use u where u.tenant_id = a.tenant_id and u.person_id = a.person_id and u.question = a.question), '[]') as uses
    from special_answer a where a.tenant_id = ${tenant} and a.person_id = ${person} order by a.question`.execute(tx)
  return rows
}

export async function findBits(tx: Tx, tenant: string, person: string): Promise<Bits | undefined> {
  const { rows } = await sql<Bits>`
    select roma, minority, disability, foreign_background, third_country, homeless from public.sealed_facts
    where tenant_id = ${tenant} and person_id = ${person}`.execute(tx)
  return rows[0]
}

/** The bits of this person, some of them anew, always with a new salt: the digest in the journal does not show which changed. */
export async function writeBits(
  rows: Rows,
  person: string,
  before: Bits | undefined,
  bits: Partial<Bits>,
): Promise<void> {
  const row = { ...bits, salt: newSalt() }
  if (before) await rows.revise('sealed_facts', { person_id: person }, row)
  else await rows.insert('sealed_facts', { person_id: person, ...row })
}

/** What this account may read of this person, and until when. */
export async function findReveal(
  tx: Tx,
  who: Who,
  person: string,
  now: string,
): Promise<{ purpose: Purpose; until: string } | undefined> {
  const { rows } = await sql<{ purpose: Purpose; until: string }>`
    select purpose, until_at as until from public.reveal
    where tenant_id = ${who.tenant} and person_id = ${person} and account_id = ${who.account} and until_at > ${now}
    order by until_at desc limit 1`.execute(tx)
  return rows[0]
}

export interface RevealLine {
  entry: number
  account: string
  purpose: Purpose
  reason: string
  until: string
}

/** Every reveal of this person's answers, the latest first: the person may know. */
export async function revealsOf(tx: Tx, tenant: string, person: string): Promise<RevealLine[]> {
  const { rows } = await sql<RevealLine>`
    select entry, account_id as account, purpose, reason, until_at as until from reveal
    where tenant_id = ${tenant} and person_id = ${person} order by until_at desc, id desc`.execute(tx)
  return rows
}

export interface ConsentLine {
  id: string
  entry: number
  person: string
  purpose: ConsentPurpose
  answer: ConsentAnswer
  answeredOn: Day
  textVersion: string
  lang: Lang
  how: ConsentWay
  paper: string | null
}

/** The whole ledger of this person, the oldest first. */
export async function consentsOf(tx: Tx, tenant: string, person: string): Promise<ConsentLine[]> {
  const { rows } = await sql<ConsentLine>`
    select id, entry, person_id as person, purpose, answer, answered_on as "answeredOn", text_version as "textVersion", lang,
      given_how as how, paper_id as paper
    from consent where tenant_id = ${tenant} and person_id = ${person} order by answered_on, entry, id`.execute(tx)
  return rows
}

export interface Hold {
  untilOn: Day
  reason: string
}

export async function findHold(tx: Tx, tenant: string, person: string): Promise<Hold | undefined> {
  const { rows } = await sql<Hold>`
    select until_on as "untilOn", reason from legal_hold where tenant_id = ${tenant} and person_id = ${person}`.execute(
    tx,
  )
  return rows[0]
}

/** Salted MACs of the commands about this person go, so that nobody can try out what their bodies were. */
export async function forgetBodies(tx: Tx, person: string): Promise<void> {
  await sql`select forget_bodies(${person}::uuid)`.execute(tx)
}
