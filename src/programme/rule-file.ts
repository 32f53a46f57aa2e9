import type { z } from 'zod/mini'
import type { Finding } from './finding.ts'
import { profileFindings } from './profile-findings.ts'
import { profile, type Profile } from './profile.ts'
import { programmeFindings } from './programme-findings.ts'
import { programme, type Programme } from './programme.ts'
import { shapeFindings } from './shape-finding.ts'
import { parseYaml } from './yaml.ts'

/** Reads a profile; refuses with every problem at its line and column: of the notation, else of the shape, else of the rules. */
export const readProfile = (text: string): Profile => read(text, profile, profileFindings)

/** As `readProfile`, in the light of the profiles that the organisation has. */
export const readProgramme = (text: string, profiles: readonly Profile[]): Programme =>
  read(text, programme, one => programmeFindings(one, profiles))

function read<T>(text: string, shape: z.ZodMiniType<T>, findingsOf: (value: T) => Finding[]): T {
  const file = parseYaml(text)
  const parsed = shape.safeParse(file.value)
  if (!parsed.success) throw file.refused(shapeFindings(parsed.error, file.value))
  const findings = findingsOf(parsed.data)
  if (findings.length > 0) throw file.refused(findings)
  return parsed.data
}
