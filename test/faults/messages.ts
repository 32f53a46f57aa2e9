/** What the client asks of the office, one JSON line each. */
export type Question =
  /** Enrols the person of this number, under this id; with a paper where it says so. */
  | { ask: 'enrol'; id: string; number: number; paper: boolean }
  /** What is stored, and whether it holds against the journal. */
  | { ask: 'tell' }

export type Reply =
  | { told: 'ready' }
  | { told: 'done'; id: string; entry: number }
  | { told: 'refused'; id: string; why: string }
  | { told: 'stored'; stored: Stored }

export interface Stored {
  /** What `verify` found first, if anything. */
  finding?: string
  lines: number
  /** Entry of each command, by its id. */
  entries: Record<string, number>
  /** How often each person stands there, by number. */
  people: Record<number, number>
}

/** Faults planted in the office on purpose, to see that the client finds them. */
export const plants = ['answers-before-the-commit', 'syncs-nothing', 'edits-a-row'] as const
export type Plant = (typeof plants)[number]
