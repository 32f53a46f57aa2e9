import { readFileSync } from 'node:fs'
import { slices } from '../../src/app.tsx'
import { type AnyCommand, type Done, perform } from '../../src/kernel/command.ts'
import type { Day } from '../../src/kernel/day.ts'
import { newId } from '../../src/kernel/ids.ts'
import { undo } from '../../src/kernel/undo.ts'
import type { Who } from '../../src/kernel/who.ts'
import type { Profile } from '../../src/programme/profile.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { results } from '../../src/results/slice.ts'
import { type Story, story as beginStory } from '../people-of-the-story.ts'

/** An organisation of which only results are of interest: Dan records, Vlad signs and checks. */
export interface Trial {
  story: Story
  dan(definition: AnyCommand, input: unknown): Promise<Done>
  vlad(definition: AnyCommand, input: unknown): Promise<Done>
  undo: AnyCommand
}

const yaml = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

export const esfplus = (): Profile => readProfile(yaml('../../programmes/esfplus-2021-ro.yaml'))

export async function beginTrial(on: Day): Promise<Trial> {
  const all = [...slices.filter(slice => slice.name !== 'results'), results]
  const story = await beginStory({ on, slices: all })
  const vlad: Who = await story.join({ name: 'Vlad Enache', role: 'manager', scope: { of: 'tenant' } })
  return {
    story,
    dan: (definition, input) => story.perform('dan', definition, input),
    vlad: (definition, input) => perform(story.engine, definition, input, vlad, { id: newId() }),
    undo: undo(new Map(all.flatMap(slice => slice.commands).map(each => [each.kind, each]))),
  }
}

/** The profile, and the trial programme under it. */
export async function adopt(trial: Trial, profile: Profile = esfplus()): Promise<void> {
  await trial.dan(importProfile, profile)
  await adoptProgramme(trial, 'proba', profile)
}

/** The trial programme once more, under another code: its people are counted apart from all others. */
export async function adoptProgramme(trial: Trial, code: string, profile: Profile = esfplus()): Promise<void> {
  const text = yaml('programme.yaml').replace('code: proba', `code: ${code}`)
  await trial.dan(importProgramme, readProgramme(text, [profile]))
}

/** The source programme, under its two profiles. */
export async function adoptSource(trial: Trial): Promise<void> {
  const profiles = ['esfplus-2021-ro', 'posdru-2007'].map(name => readProfile(yaml(`../../programmes/${name}.yaml`)))
  for (const profile of profiles) await trial.dan(importProfile, profile)
  await trial.dan(importProgramme, readProgramme(yaml('../../programmes/o-sansa.yaml'), profiles))
}
