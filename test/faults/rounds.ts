import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Progress } from '../../bin/progress.ts'
import { type Step, steps } from '../../src/kernel/step.ts'
import { runScript } from '../scripts.ts'
import { Client, type Opening } from './client.ts'

/** Data to begin with: an organisation with its keys and its programme. Made once, copied for each client. */
export async function makeBase(folder: string): Promise<string> {
  const base = join(folder, 'base')
  const { code, complaints } = await runScript('test/faults/found.ts', '', { DATA: base, DATABASE_URL: undefined })
  if (code !== 0) throw new Error(`No organisation could be founded:\n${complaints}`)
  return base
}

/** Opens the office, sends commands, and kills it. */
export type Round = (client: Client, opening: Opening) => Promise<void>

const upTo = (most: number): number => Math.floor(Math.random() * most)

/** At a named step of a command, the nth time that it is passed. */
export const atStep =
  (step: Step): Round =>
  async (client, opening) => {
    await opened(client, { ...opening, dieAt: `${step}:${1 + upTo(12)}` })
    await client.work()
    await client.kill()
  }

/** At any moment while commands come in. */
export const underLoad: Round = async (client, opening) => {
  await opened(client, opening)
  await Promise.all([client.work(), setTimeout(upTo(700)).then(() => client.kill())])
}

/** At any moment of a start, which recovers from the kill before. */
const whileStarting: Round = async (client, opening) => {
  client.begin(opening)
  await setTimeout(upTo(2_000))
  await client.kill()
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

/** Half of the kills come at the named steps, half at any moment; shuffled. */
export function shuffledRounds(count: number): Round[] {
  const every = [...steps.map(atStep), ...times(5, underLoad), ...times(2, whileStarting)]
  const rounds = Array.from({ length: Math.ceil(count / every.length) }, () => every).flat()
  return rounds.slice(0, count).toSorted(() => Math.random() - 0.5)
}

/** Starts and checks what the kills before have left. */
export async function opened(client: Client, opening: Opening = {}): Promise<void> {
  const isOpen = (await client.start(opening)) && (await client.check())
  if (!isOpen) throw new Error(`The office did not open after a kill:\n${client.complaints}`)
}

export interface Outcome {
  kills: number
  acknowledged: number
  lost: number
  double: number
  findings: string[]
}

/** How many kills one set of data goes through: later a check takes longer than the round. */
const killsPerCopy = 40

export async function play(
  base: string,
  rounds: readonly Round[],
  { opening = {}, forgets = false }: { opening?: Opening; forgets?: boolean } = {},
): Promise<Outcome> {
  const progress = new Progress('kills')
  const outcome: Outcome = { kills: 0, acknowledged: 0, lost: 0, double: 0, findings: [] }
  for (let from = 0; from < rounds.length; from += killsPerCopy) {
    const data = `${base}-copy`
    cpSync(base, data, { recursive: true })
    const client = new Client(data, { forgets })
    for (const round of rounds.slice(from, from + killsPerCopy)) {
      await round(client, opening)
      outcome.kills += 1
      progress.at(outcome.kills, rounds.length)
    }
    await opened(client)
    await client.kill()
    add(outcome, client)
    rmSync(data, { recursive: true })
  }
  progress.end()
  return outcome
}

export function add(outcome: Outcome, client: Client): void {
  outcome.acknowledged += client.acknowledged
  outcome.lost += client.lost.size
  outcome.double += client.double.size
  outcome.findings.push(...client.findings, ...client.refusals)
}
