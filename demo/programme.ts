import { readdirSync, readFileSync } from 'node:fs'
import { type Item, performAll } from '../src/kernel/command.ts'
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { Engine } from '../src/kernel/engine.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Who } from '../src/kernel/who.ts'
import type { Profile } from '../src/programme/profile.ts'
import type { Amendment, Programme, Target } from '../src/programme/programme.ts'
import { readProfile, readProgramme } from '../src/programme/rule-file.ts'
import { type Rulebook, rulebook } from '../src/programme/rulebook.ts'
import { importProfile, importProgramme } from '../src/programme/rules-command.ts'

const folder = new URL('../programmes/', import.meta.url)
const source = 'o-sansa.yaml'

export interface Rules {
  profiles: Profile[]
  programme: Programme
  rulebook: Rulebook
}

/** The source programme and the profiles it is counted under, as their files say, its days moved to those of the story. */
export function rulesFrom(startsOn: Day): Rules {
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml') && name !== source)
  const profiles = files.map(name => readProfile(text(name)))
  const programme = moved(readProgramme(text(source), profiles), startsOn)
  const own = profiles.find(profile => profile.code === programme.profile)
  if (!own) throw new Error(`There is no profile ${programme.profile}.`)
  return { profiles, programme, rulebook: rulebook(own, programme, startsOn) }
}

export async function importRules(engine: Engine, manager: Who, { profiles, programme }: Rules): Promise<void> {
  const items: Item[] = [
    ...profiles.map(profile => ({ id: newId(), command: importProfile, input: profile })),
    { id: newId(), command: importProgramme, input: programme },
  ]
  await performAll(engine, items, manager)
}

const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/** Every day of a programme as many months later or earlier as its first. */
function moved(programme: Programme, startsOn: Day): Programme {
  const months = monthsFrom(programme.startsOn, startsOn)
  const firstDay = (day: Day): Day => addMonths(day, months)
  const lastDay = (day: Day): Day => addDays(addMonths(addDays(day, 1), months), -1)
  const target = (one: Target): Target => ({
    ...one,
    ...(one.byPeriod && { byPeriod: one.byPeriod.map(({ until, value }) => ({ until: lastDay(until), value })) }),
  })
  const amendment = (one: Amendment): Amendment => ({
    ...one,
    signedOn: firstDay(one.signedOn),
    validFrom: firstDay(one.validFrom),
    targets: one.targets.map(target),
  })
  return {
    ...programme,
    startsOn,
    endsOn: lastDay(programme.endsOn),
    objectives: programme.objectives.map(objective => ({
      ...objective,
      activities: objective.activities.map(activity => ({ ...activity, targets: activity.targets.map(target) })),
    })),
    ...(programme.amendments && { amendments: programme.amendments.map(amendment) }),
  }
}

const monthsFrom = (from: Day, to: Day): number => monthNumber(to) - monthNumber(from)

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
