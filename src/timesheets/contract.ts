import { z } from 'zod/mini'
import { command } from '../kernel/command.ts'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuseField } from '../kernel/problem.ts'
import { day, hours, id, plain } from '../kernel/shape.ts'
import { accountNames } from '../people/person-tables.ts'
import { reachesPlace } from '../programme/deliverable.ts'
import { code, nuts } from '../programme/rule.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import { getRulebook } from '../programme/tables.ts'
import { type ContractRow, contractsOf, type Fact, getContract, lastLineUnder } from './tables.ts'

const exampleId = '01930000-0000-7000-8000-000000000001'

/** `region` left out: in all regions. `dailyHours`: the usual day, where the contract says it. */
const shape = z.strictObject({
  staff: id(),
  programme: code,
  partner: code,
  region: z.optional(nuts),
  number: plain(40),
  project: plain(160),
  position: plain(120),
  dailyHours: z.optional(hours(24)),
  /** With another project or employer: it counts in the hours of the day. */
  outside: z.optional(z.boolean()),
  validFrom: day(),
  validTo: z.optional(day()),
})
type RecordContract = z.infer<typeof shape>

interface Given {
  rules: Rulebook
  others: ContractRow[]
}

/** A contract under which an expert works: the hours of all of them together are held against the limit of the day. */
export const recordContract = command<RecordContract, Given, Fact<ContractRow>>({
  kind: 'timesheets.record-contract',
  shape,
  example: {
    staff: exampleId,
    programme: 'o-sansa',
    partner: 'punte',
    region: 'RO21',
    number: '47/2026',
    project: 'O șansă pentru fiecare',
    position: 'Consilier',
    dailyHours: 8,
    validFrom: '2026-01-01',
  },
  may: 'programme.write',
  happenedOn: input => input.validFrom,
  async given(input, { tx, who }) {
    if (!(await accountNames(tx, who.tenant)).has(input.staff)) throw missing('timesheets.no-such-expert')
    return {
      rules: await getRulebook(tx, who.tenant, input.programme, input.validFrom),
      others: await contractsOf(tx, who.tenant, input.staff),
    }
  },
  decide(input, { rules, others }, { who }) {
    const { programme, partner, region, validFrom, validTo } = input
    if (!rules.partners.some(one => one.code === partner)) throw refuseField('partner', 'programme.no-such-partner')
    if (region !== undefined && !rules.regions.some(one => one.nuts === region))
      throw refuseField('region', 'programme.no-such-region')
    if (!reachesPlace(who, 'programme.write', { programme, partner, region: region ?? '' }))
      throw missing('programme.not-your-place')
    if (validTo !== undefined && validTo < validFrom) throw refuseField('validTo', 'timesheets.ends-before-it-begins')
    if (others.some(one => one.number === input.number))
      throw refuseField('number', 'timesheets.contract-known', { number: input.number })
    return {
      id: newId(),
      staff_id: input.staff,
      programme,
      partner,
      region: region ?? null,
      number: input.number,
      project: input.project,
      position: input.position,
      daily_minutes: input.dailyHours === undefined ? null : input.dailyHours * 60,
      outside: input.outside ?? false,
      valid_from: validFrom,
      valid_to: validTo ?? null,
    }
  },
  async write(contract, rows) {
    await rows.insert('expert_contract', contract)
    return { contract: contract.id }
  },
})

const endShape = z.strictObject({ contract: id(), validTo: day() })

interface OfContract {
  contract: ContractRow
  lastLineOn: Day | null
}

/** The last day on which it holds; what was worked under it stays covered. */
export const endContract = command<z.infer<typeof endShape>, OfContract, { id: string; validTo: Day }>({
  kind: 'timesheets.end-contract',
  shape: endShape,
  example: { contract: exampleId, validTo: '2027-12-31' },
  may: 'programme.write',
  async given(input, { tx, who }) {
    const contract = await getContract(tx, who, 'programme.write', input.contract)
    return { contract, lastLineOn: await lastLineUnder(tx, who.tenant, contract.id) }
  },
  decide({ validTo }, { contract, lastLineOn }) {
    if (validTo < contract.valid_from) throw refuseField('validTo', 'timesheets.ends-before-it-begins')
    if (lastLineOn !== null && validTo < lastLineOn)
      throw refuseField('validTo', 'timesheets.worked-later', { on: lastLineOn })
    return { id: contract.id, validTo }
  },
  async write({ id: contract, validTo }, rows, { shown }) {
    await rows.revise('expert_contract', { id: contract }, { valid_to: validTo }, shown)
    return { contract }
  },
})
