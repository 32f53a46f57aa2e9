import { z } from 'zod/mini'
import { type Command, command } from '../kernel/command.ts'
import { missing, refuse } from '../kernel/problem.ts'
import { day } from '../kernel/shape.ts'
import { asField, type Finding, type Path } from './finding.ts'
import type { Profile } from './profile.ts'
import { immediateWindow, longerTermWindow } from './profile.ts'
import { programmeFindings } from './programme-findings.ts'
import { centre, partner, type Programme, quota, region, target } from './programme.ts'
import { code, names } from './rule.ts'
import { refuseGone } from './rules-command.ts'
import { getProgramme, profilesOf } from './tables.ts'

interface Given {
  document: Programme
  profiles: Profile[]
}

interface Change {
  document: Programme
  /** Where the changed part stands in the document, and what the input calls it: a problem there is shown at its field. */
  at: Path
  as?: string
}

interface Edit<Input> {
  kind: string
  shape: z.ZodMiniType<Input>
  example: NoInfer<Input>
  change(document: Programme, input: NoInfer<Input>): Change
}

/** Changes one part of a programme; the whole must still make sense, and is written as one document. */
const edit = <Input extends { programme: string }>(one: Edit<Input>): Command<Input, Given, Programme> =>
  command<Input, Given, Programme>({
    kind: one.kind,
    shape: one.shape,
    example: one.example,
    may: 'programme.write',
    given: async (input, { tx, who }) => ({
      document: await getProgramme(tx, who.tenant, input.programme),
      profiles: await profilesOf(tx, who.tenant),
    }),
    decide(input, { document, profiles }) {
      const change = one.change(document, input)
      const findings = programmeFindings(change.document, profiles)
      if (findings.length > 0) {
        throw refuse(
          'programme.rules-refused',
          { count: findings.length },
          findings.map(found => asField(atInput(found, change))),
        )
      }
      refuseGone(document, change.document)
      return change.document
    },
    async write(document, rows, { shown }) {
      await rows.revise('programme', { code: document.code }, { document }, shown)
      return { programme: document.code }
    },
  })

function atInput(found: Finding, { at, as }: Change): Finding {
  const inside = at.every((step, place) => found.path[place] === step)
  return inside ? { ...found, path: [...(as === undefined ? [] : [as]), ...found.path.slice(at.length)] } : found
}

/** The item with this code changed, or added at the end. */
function put<T>(items: readonly T[], item: T, same: (one: T) => boolean): { items: T[]; at: number } {
  const found = items.findIndex(same)
  const at = found < 0 ? items.length : found
  return { items: [...items.slice(0, at), item, ...items.slice(at + 1)], at }
}

const programme = code

export const putPartner = edit({
  kind: 'programme.put-partner',
  shape: z.strictObject({ programme, partner }),
  example: {
    programme: 'example',
    partner: { code: 'lider', name: 'Cooperativa Exemplu', cui: '9900000118', applicant: true },
  },
  change(document, input) {
    const { items, at } = put(document.partners, input.partner, one => one.code === input.partner.code)
    return { document: { ...document, partners: items }, at: ['partners', at], as: 'partner' }
  },
})

export const putRegion = edit({
  kind: 'programme.put-region',
  shape: z.strictObject({ programme, region }),
  example: {
    programme: 'example',
    region: { nuts: 'RO21', names: { ro: 'Nord-Est', en: 'North-East' }, category: 'LD' },
  },
  change(document, input) {
    const { items, at } = put(document.regions, input.region, one => one.nuts === input.region.nuts)
    return { document: { ...document, regions: items }, at: ['regions', at], as: 'region' }
  },
})

export const putCentre = edit({
  kind: 'programme.put-centre',
  shape: z.strictObject({ programme, centre }),
  example: {
    programme: 'example',
    centre: { code: 'centru-ne', name: 'Centrul de resurse', region: 'RO21', partner: 'lider' },
  },
  change(document, input) {
    const { items, at } = put(document.centres, input.centre, one => one.code === input.centre.code)
    return { document: { ...document, centres: items }, at: ['centres', at], as: 'centre' }
  },
})

/** Corrects what was copied wrong from the contract. What the parties have changed is an addendum. */
export const setTarget = edit({
  kind: 'programme.set-target',
  shape: z.strictObject({ programme, activity: code, target }),
  example: { programme: 'example', activity: 'A1', target: { indicator: 'people', total: 10, byRegion: { RO21: 10 } } },
  change(document, input) {
    const o = document.objectives.findIndex(one => one.activities.some(activity => activity.code === input.activity))
    const objective = document.objectives[o]
    const a = objective?.activities.findIndex(one => one.code === input.activity) ?? -1
    const activity = objective?.activities[a]
    if (!objective || !activity) throw missing('programme.no-such-part')
    const { items, at } = put(activity.targets, input.target, one => one.indicator === input.target.indicator)
    const activities = objective.activities.with(a, { ...activity, targets: items })
    const objectives = document.objectives.with(o, { ...objective, activities })
    const path = ['objectives', o, 'activities', a, 'targets', at]
    return { document: { ...document, objectives }, at: path, as: 'target' }
  },
})

/** A quota of a category among an indicator, changed or added. */
export const setQuota = edit({
  kind: 'programme.set-quota',
  shape: z.strictObject({ programme, quota }),
  example: { programme: 'example', quota: { category: 'vmg', of: 'people', number: 3 } },
  change(document, { quota: wanted }) {
    const same = (one: { category: string; of: string }) => one.category === wanted.category && one.of === wanted.of
    const { items, at } = put(document.quotas ?? [], wanted, same)
    return { document: { ...document, quotas: items }, at: ['quotas', at], as: 'quota' }
  },
})

export const dropQuota = edit({
  kind: 'programme.drop-quota',
  shape: z.strictObject({ programme, category: code, of: code }),
  example: { programme: 'example', category: 'vmg', of: 'people' },
  change(document, { category, of }) {
    const quotas = document.quotas ?? []
    const kept = quotas.filter(one => one.category !== category || one.of !== of)
    if (kept.length === quotas.length) throw missing('programme.no-such-part')
    return { document: { ...document, quotas: kept }, at: ['quotas'], as: 'category' }
  },
})

/** The programme's own windows; one that is left out is the profile's again. */
export const setWindows = edit({
  kind: 'programme.set-windows',
  shape: z.strictObject({
    programme,
    windows: z.strictObject({
      immediateDays: z.optional(immediateWindow),
      longerTermMonths: z.optional(longerTermWindow),
    }),
  }),
  example: { programme: 'example', windows: { immediateDays: { value: 28, source: 'choice' } } },
  change: (document, input) => ({
    document: { ...document, windows: input.windows },
    at: ['windows'],
    as: 'windows',
  }),
})

/** An addendum to the contract, under the next number. It changes targets whole, from a day on. */
export const amend = edit({
  kind: 'programme.amend',
  shape: z.strictObject({
    programme,
    signedOn: day(),
    validFrom: day(),
    note: z.optional(names),
    targets: z.array(target).check(z.minLength(1)),
  }),
  example: {
    programme: 'example',
    signedOn: '2025-06-01',
    validFrom: '2025-07-01',
    targets: [{ indicator: 'people', total: 12, byRegion: { RO21: 12 } }],
  },
  change(document, { signedOn, validFrom, note, targets }) {
    const amendments = document.amendments ?? []
    const next = { number: amendments.length + 1, signedOn, validFrom, targets, ...(note ? { note } : {}) }
    return { document: { ...document, amendments: [...amendments, next] }, at: ['amendments', amendments.length] }
  },
})
