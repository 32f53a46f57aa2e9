import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { newId } from '../../src/kernel/ids.ts'
import type { Step } from '../../src/kernel/step.ts'
import { startScript } from '../scripts.ts'
import type { Plant, Question, Reply, Stored } from './messages.ts'

export interface Opening {
  plant?: Plant
  /** The office kills itself when it passes this step for the nth time. */
  dieAt?: `${Step}:${number}`
}

/** Somebody to be enrolled, by number; with the entry, once the office has confirmed it. */
interface Entered {
  number: number
  entry?: number
}

/** How many commands are on their way at once. */
const underWay = 4

/**
 * Sends commands to an office from outside and writes down what was confirmed. The office may be killed at any time. Its next start is
 * asked what it has, and what was not confirmed is sent once more under the same id, as a browser or a phone would.
 */
export class Client {
  acknowledged = 0
  /** Ids of what was confirmed and is not there. */
  readonly lost = new Set<string>()
  /** Numbers of people who stand there more than once. */
  readonly double = new Set<number>()
  /** What `verify` found, and what else should not be. */
  readonly findings: string[] = []
  readonly refusals: string[] = []

  readonly #data: string
  readonly #forgets: boolean
  readonly #ledger = new Map<string, Entered>()
  #numbers = 0
  #office: ChildProcess | undefined
  #replies: AsyncIterator<string> | undefined
  #ended: Promise<unknown> = Promise.resolve()
  #complaints = ''

  /** `forgets`: it gives what it sends again a new id. A fault of the client, planted to be found. */
  constructor(data: string, { forgets = false } = {}) {
    this.#data = data
    this.#forgets = forgets
  }

  /** What the office wrote to its error output. */
  get complaints(): string {
    return this.#complaints
  }

  get pid(): number | undefined {
    return this.#office?.pid
  }

  /** Starts the office. False: it ended before it was ready. */
  async start(opening: Opening = {}): Promise<boolean> {
    this.begin(opening)
    const reply = await this.#reply()
    return reply?.told === 'ready'
  }

  begin({ plant, dieAt }: Opening = {}): void {
    const office = startScript('test/faults/office.ts', '', {
      DATA: this.#data,
      DATABASE_URL: undefined,
      PLANT: plant,
      SANSA_FAILPOINT: dieAt,
    })
    this.#office = office
    this.#ended = once(office, 'close')
    this.#complaints = ''
    office.stderr.on('data', (text: Buffer) => {
      this.#complaints += text.toString()
    })
    office.stdin.on('error', () => undefined)
    this.#replies = createInterface({ input: office.stdout })[Symbol.asyncIterator]()
  }

  /** It stands still from now on, and answers nothing more. */
  pause(): void {
    this.#office?.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    this.#office?.kill('SIGKILL')
    await this.#ended
  }

  /** Sends until this many replies have come. False: the office ended before. */
  async work(replies = Infinity): Promise<boolean> {
    const again = [...this.#ledger.keys()].filter(id => this.#ledger.get(id)?.entry === undefined)
    for (let sent = 0; sent < underWay; sent += 1) this.#send(again.shift())
    for (let count = 1; count <= replies; count += 1) {
      const reply = await this.#reply()
      if (!reply) return false
      this.#note(reply)
      if (count <= replies - underWay) this.#send(again.shift())
    }
    return true
  }

  /** Asks what is stored and holds it against what was confirmed. False: the office ended meanwhile. */
  async check(): Promise<boolean> {
    this.#ask({ ask: 'tell' })
    const reply = await this.#reply()
    if (reply?.told !== 'stored') return false
    this.#compare(reply.stored)
    return true
  }

  #send(again?: string): void {
    const known = again === undefined ? undefined : this.#ledger.get(again)
    const id = known === undefined || again === undefined || this.#forgets ? newId() : again
    const number = known?.number ?? (this.#numbers += 1)
    this.#ledger.set(id, { number })
    this.#ask({ ask: 'enrol', id, number, paper: number % 8 === 0 })
  }

  #note(reply: Reply): void {
    if (reply.told === 'refused') this.refusals.push(reply.why)
    if (reply.told !== 'done') return
    const entered = this.#ledger.get(reply.id)
    if (!entered) return
    entered.entry = reply.entry
    this.acknowledged += 1
  }

  #compare({ finding, entries, people }: Stored): void {
    if (finding !== undefined) this.findings.push(finding)
    for (const [id, { number, entry }] of this.#ledger) {
      const stored = entries[id]
      const times = people[number] ?? 0
      if (times > 1) this.double.add(number)
      if ((stored === undefined) !== (times === 0)) this.findings.push(`half of person ${number} is there`)
      if (entry === undefined) continue
      if (stored === undefined) this.lost.add(id)
      else if (stored !== entry) this.findings.push(`person ${number} stands in line ${stored}, not in ${entry}`)
    }
  }

  #ask(question: Question): void {
    this.#office?.stdin?.write(`${JSON.stringify(question)}\n`)
  }

  async #reply(): Promise<Reply | undefined> {
    const { value, done } = (await this.#replies?.next()) ?? { done: true }
    return done ? undefined : (JSON.parse(value) as Reply)
  }
}
