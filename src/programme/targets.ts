import type { Day } from '../kernel/day.ts'
import type { Amendment, Programme, Target } from './programme.ts'

export interface TargetOn extends Target {
  objective: string
  activity: string
  /** The addendum that set it, if one did. */
  amendment?: number
}

/** The targets valid on a day: the contract's, replaced one by one by the amendments valid from that day or before, in their order. */
export function targetsOn(programme: Programme, day: Day): TargetOn[] {
  const inForce = (programme.amendments ?? []).filter(one => one.validFrom <= day)
  return programme.objectives.flatMap(objective =>
    objective.activities.flatMap(activity =>
      activity.targets.map(target => ({
        ...amended(target, inForce),
        objective: objective.code,
        activity: activity.code,
      })),
    ),
  )
}

function amended(target: Target, amendments: readonly Amendment[]): Target & { amendment?: number } {
  const latest = amendments.findLast(one => one.targets.some(changed => changed.indicator === target.indicator))
  const changed = latest?.targets.find(one => one.indicator === target.indicator)
  return latest && changed ? { ...changed, amendment: latest.number } : target
}
