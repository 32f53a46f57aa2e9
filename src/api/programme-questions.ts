import { z } from 'zod/mini'
import { read } from '../kernel/engine.ts'
import { profile as profileShape } from '../programme/profile.ts'
import { programme as programmeShape } from '../programme/programme.ts'
import { getProfile, getProgramme, profilesOf, programmesOf } from '../programme/tables.ts'
import { codeIn, question } from './question.ts'

const listed = z.array(z.strictObject({ code: z.string(), names: z.strictObject({ ro: z.string(), en: z.string() }) }))

const named = ({ code, names }: z.infer<typeof listed>[number]) => ({ code, names })

export const programmes = question({
  name: 'programmes',
  path: '/programmes',
  right: 'programme.read',
  query: z.strictObject({}),
  answer: z.strictObject({ programmes: listed, profiles: listed }),
  ask: c =>
    read(c.get('engine'), c.get('who'), async tx => {
      const { tenant } = c.get('who')
      const found = { programmes: await programmesOf(tx, tenant), profiles: await profilesOf(tx, tenant) }
      return { programmes: found.programmes.map(named), profiles: found.profiles.map(named) }
    }),
})

export const programme = question({
  name: 'programme',
  path: '/programmes/{code}',
  right: 'programme.read',
  query: z.strictObject({}),
  answer: programmeShape,
  ask: c => read(c.get('engine'), c.get('who'), tx => getProgramme(tx, c.get('who').tenant, codeIn(c, 'code'))),
})

export const profile = question({
  name: 'profile',
  path: '/profiles/{code}',
  right: 'programme.read',
  query: z.strictObject({}),
  answer: profileShape,
  ask: c => read(c.get('engine'), c.get('who'), tx => getProfile(tx, c.get('who').tenant, codeIn(c, 'code'))),
})
