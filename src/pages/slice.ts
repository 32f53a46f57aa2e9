import type { Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import type { Tab } from './tabs.tsx'
import type { AnyCommand } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import type { Day } from '../kernel/day.ts'
import type { Engine, Eraser, Listener, Reach } from '../kernel/engine.ts'
import type { Check } from '../kernel/verify.ts'
import type { Who } from '../kernel/who.ts'
import type { Lang } from '../kernel/words.ts'
import type { IconName } from './icon.tsx'
import type { NavGroup, NavItem } from './nav.ts'

/** What a request carries once the shell has let it in. */
export interface Asked {
  Variables: {
    engine: Engine
    who: Who
    lang: Lang
    /** Names this request in the log and on the page of a failure. */
    requestId: string
    /** Where people reach this server: `https://sansa.exemplu.ro`, also where a proxy stands in front. */
    origin: string
    slices: readonly Slice[]
    /** The places this account may go to, set where it is signed in; absent on the pages before sign-in. */
    nav?: readonly NavGroup[]
    /** What stands under the name: role and place. */
    role?: string
    /** Whether single letters press buttons in a list; they do unless the account has switched them off. */
    letters?: boolean
  }
}

/** What somebody wants to read: who, in which language, on which day. */
export interface Reader {
  who: Who
  lang: Lang
  today: Day
}

/** One line of a person's timeline. `entry` opens the journal line behind it. */
export interface TimelineItem {
  on: Day
  entry: number
  icon: IconName
  title: string
  /** Where and by whom. */
  meta?: string
  says?: ComponentChildren
  /** The claim whose papers stand behind it. */
  claim?: { kind: string; id: string }
  href?: string
  /** Ids of records that this line tells together: each is no line of its own then. */
  instead?: readonly string[]
}

/** What comes next for a person in an act of this slice, and where it is done. */
export interface Ahead {
  text: string
  href: string
}

/** Something to do: it is derived from what is recorded and goes away when the record exists. */
export interface Task {
  person?: { id: string; code: string; name: string }
  title: string
  due: Day
  href: string
}

/** Where an account is expected, and by whom: a session that it gives. */
export interface Engagement {
  on: Day
  /** Minutes since midnight in Bucharest. */
  fromMinute: number
  toMinute: number
  title: string
  place: string
  /** Who comes, by name where the reader sees them; else how many. */
  people: string
  href: string
  /** The list to be signed, as a file to print. */
  sheet?: string
}

/** A list that was printed here and comes back signed, a file that was taken in. */
export interface SignedSheet {
  session: string
  file: unknown
  /** The id of the command that files it. */
  id: string
}

/** How a slice takes back the lists that it prints. */
export interface SheetTaker {
  /** The session that the address in the code of a list is of; undefined for the list of another slice. */
  sessionIn: (address: string) => string | undefined
  /** Files it with its session, or refuses. */
  take: (c: Context<Asked>, sheet: SignedSheet) => Promise<{ to: string; said: string }>
}

/** One hit of the search palette. */
export interface Hit {
  title: string
  detail: string
  href: string
}

/** What something is called, and where it opens. */
export interface Named {
  title: string
  href?: string
}

/** A code as people read it. */
export interface Coded {
  code: string
  title: string
}

/** A paper that a claim needs and nobody has brought. */
export interface MissingPaper {
  claim: { kind: string; id: string }
  /** The person it is about, or the deliverable. */
  subject: string
  /** Kinds of which any one will do. */
  papers: readonly string[]
}

/** So many at most, the oldest first; for one kind of claim, or for all. */
export interface AskedMissing {
  most: number
  kind?: string | undefined
}

/** `kinds`: of claim, whose papers a slice looks after. It may find more than asked for. */
export interface MissingPapers {
  kinds: readonly string[]
  papers: readonly MissingPaper[]
}

/** Who somebody is, as far as a form or the row of a file says. */
export interface TypedPerson {
  familyName: string
  givenName: string
  bornOn?: Day | undefined
  /** The blind index of the CNP: nothing compares the number itself. */
  cnpIndex?: string | undefined
  phone?: string | undefined
  /** Where they are registered and where they live; the county as NUTS 3. */
  homes: readonly { locality: string; county: string }[]
}

/** One thing in which two records were compared. */
export interface LikelyLine {
  aspect: string
  one: string
  other: string
  /** What it means, in words. */
  says: string
  /** How much it counts for (or against) one person. */
  bits: number
}

/** A record that may be of the person meant. Whoever may not see it is told that there is one, and no more: it has no id then. */
export interface Likely {
  id?: string
  code?: string
  name?: string
  href?: string
  certain: boolean
  lines: readonly LikelyLine[]
}

/**
 * Somebody, or a room, that is taken on a day from one minute to another; the last minute is free again. A room is known by the
 * key of its name and place, `roomKey`.
 */
export interface Busy {
  kind: 'participant' | 'staff' | 'room'
  id: string
  on: Day
  /** Minutes since midnight in Bucharest, 0 to 1440. */
  fromMinute: number
  toMinute: number
  /** Where, as people say it; left out online, and where the room says it. */
  place?: string
  title: string
  href: string
  /** The authorisation of its own under which it is held, and whether it holds on that day. */
  authorisation?: { number: string; holds: boolean }
  /** With others: it is none of our activities, and nobody is invited to see it. */
  elsewhere?: true
}

/** One line of the page of settings. */
export interface SettingsLine {
  title: string
  says: string
  /** Somebody should look after it. */
  warns: boolean
}

/**
 * What a slice gives to those above it. `app.tsx` lists the slices in order; pages that need something from all of them (the timeline,
 * Azi, the palette, erasure, export) get that list.
 */
export interface Slice {
  name: string
  commands: readonly AnyCommand[]
  routes?: (app: Hono<Asked>) => void
  /** Its places in the side navigation, those that this account may go to. */
  nav?: (reader: Omit<Reader, 'today'>) => readonly NavItem[]
  /** Refreshes what this slice derives, in the transaction of the command. */
  listener?: Listener
  timeline?: (tx: Tx, reader: Reader, person: string) => Promise<TimelineItem[]>
  /** Cards beside a person's timeline: what this slice knows of the person. */
  beside?: (tx: Tx, reader: Reader, person: string) => Promise<ComponentChildren>
  /** What can be recorded about a person on pages of this slice: buttons above the timeline. */
  acts?: (reader: Omit<Reader, 'today'>, person: string) => readonly NavItem[]
  /** Sections of a person's record that this slice shows on pages of its own. */
  sections?: (reader: Omit<Reader, 'today'>, person: string) => readonly Tab[]
  /** What comes next for a person who is in the programme. */
  ahead?: (tx: Tx, reader: Reader, person: string) => Promise<Ahead | undefined>
  /** `slices`: all of them, for a task that needs to know what the others take up. */
  today?: (tx: Tx, reader: Reader, slices: readonly Slice[]) => Promise<Task[]>
  /** Where this account is expected between these days, both included. */
  agenda?: (tx: Tx, reader: Reader, span: { from: Day; to: Day }) => Promise<readonly Engagement[]>
  sheets?: SheetTaker
  /**
   * Who and what its sessions take up between these days, both included, whatever the reader may see of them: nobody can be in two places
   * at once. A page about conflicts names only those whom the reader sees.
   */
  busy?: (tx: Tx, reader: Reader, span: { from: Day; to: Day }) => Promise<readonly Busy[]>
  /** What its people, things and accounts are called, those among these ids that the reader may see. */
  names?: (tx: Tx, reader: Reader, ids: readonly string[]) => Promise<ReadonlyMap<string, Named>>
  /** Kinds of paper and of claim that its rules know. */
  paperKinds?: (tx: Tx, reader: Reader) => Promise<readonly Coded[]>
  claimKinds?: (tx: Tx, reader: Reader) => Promise<readonly Coded[]>
  /** What its papers can be about besides people and the register: what a right reaches, and the things of this slice that it reaches. */
  reach?: (reach: Reach) => Reach
  missingPapers?: (tx: Tx, reader: Reader, asked: AskedMissing) => Promise<MissingPapers>
  /** Records that may be of this person, the likeliest first: for whoever is about to record somebody new. */
  likely?: (tx: Tx, reader: Reader, typed: TypedPerson) => Promise<readonly Likely[]>
  /** What changes, number by number, if the records of the first and of the second are of one person. */
  ifUnited?: (tx: Tx, reader: Reader, records: readonly [string, string]) => Promise<ComponentChildren>
  find?: (tx: Tx, reader: Reader, query: string) => Promise<Hit[]>
  /** What the page of settings says about it, for whoever administers. */
  settings?: (c: Context<Asked>) => Promise<SettingsLine>
  /** The names under which FILES holds what its rows refer to, now or in the past: the others are swept at night. */
  files?: (engine: Engine, of: { tenant: string }) => Promise<Iterable<string>>
  /** What changes because a day begins, for one organisation. May run twice. */
  nightly?: (engine: Engine, of: { tenant: string }) => Promise<void>
  /** What is kept up by day, for one organisation: soon after, where no command has the time. */
  meanwhile?: (engine: Engine, of: { tenant: string }) => Promise<void>
  /** What goes when a person is erased. */
  erase?: Eraser
  /** What `sansa verify` checks of this slice besides its rows. */
  checks?: readonly Check[]
  /** What its commands are called in the journal, by kind. */
  deeds?: (lang: Lang) => Readonly<Record<string, string>>
  /** Texts of this slice's problems, by code. */
  problems: (lang: Lang) => Readonly<Record<string, string | ((details: Record<string, string | number>) => string)>>
}

/** Rows about a person lean on each other: those of the slices above people go first, keys and papers last. */
const lowest = ['people', 'privacy', 'evidence']

/** Who takes away what is known of a person, in the order in which it can go. */
export const erasersOf = (slices: readonly Slice[]): Eraser[] =>
  slices
    .toSorted((one, other) => lowest.indexOf(one.name) - lowest.indexOf(other.name))
    .flatMap(slice => slice.erase ?? [])

/** Whom and what a right reaches, with what the slices add to it. */
export const reachOf = (slices: readonly Slice[], ground: Reach): Reach =>
  slices.reduce((reach, slice) => slice.reach?.(reach) ?? reach, ground)
