import { isDeepStrictEqual } from 'node:util'
import { command } from '../kernel/command.ts'
import { refuse, refuseField } from '../kernel/problem.ts'
import { asField, type Finding } from './finding.ts'
import { profileExample, programmeExample } from './rules-example.ts'
import { profileFindings } from './profile-findings.ts'
import { profile, type Profile } from './profile.ts'
import { programmeFindings } from './programme-findings.ts'
import { programme, type Programme } from './programme.ts'
import { findProfile, findProgramme, profilesOf, programmesOf } from './tables.ts'

interface ProfileGiven {
  before: Profile | undefined
  profiles: Profile[]
  programmes: Programme[]
}

/**
 * Takes a profile in, new or in place of the one with its code. A changed profile has a higher version, and every programme that lives
 * under it must still make sense; what was frozen under the old one keeps its own text.
 */
export const importProfile = command<Profile, ProfileGiven, Profile>({
  kind: 'programme.import-profile',
  shape: profile,
  example: profileExample,
  may: 'programme.write',
  given: async (input, { tx, who }) => ({
    before: await findProfile(tx, who.tenant, input.code),
    profiles: await profilesOf(tx, who.tenant),
    programmes: await programmesOf(tx, who.tenant),
  }),
  decide(input, { before, profiles, programmes }) {
    refuseFindings(profileFindings(input))
    if (before && !isDeepStrictEqual(before, input) && input.version <= before.version) {
      throw refuseField('version', 'programme.version-not-raised', { version: before.version })
    }
    const after = [...profiles.filter(one => one.code !== input.code), input]
    for (const one of programmes.filter(other => isUnder(other, input.code))) {
      const count = programmeFindings(one, after).length
      if (count > 0) throw refuse('programme.profile-breaks-programme', { programme: one.code, count })
    }
    return input
  },
  async write(document, rows, { tx, who }) {
    const before = await findProfile(tx, who.tenant, document.code)
    if (before) await rows.revise('rule_profile', { code: document.code }, { document })
    else await rows.insert('rule_profile', { code: document.code, document })
    return { profile: document.code }
  },
})

const isUnder = ({ profile: own, alsoUnder = [] }: Programme, code: string): boolean =>
  own === code || alsoUnder.includes(code)

interface ProgrammeGiven {
  before: Programme | undefined
  profiles: Profile[]
}

/** Takes a programme in, new or in place of the one with its code. */
export const importProgramme = command<Programme, ProgrammeGiven, { document: Programme; isNew: boolean }>({
  kind: 'programme.import',
  shape: programme,
  example: programmeExample,
  may: 'programme.write',
  given: async (input, { tx, who }) => ({
    before: await findProgramme(tx, who.tenant, input.code),
    profiles: await profilesOf(tx, who.tenant),
  }),
  decide(document, { before, profiles }) {
    refuseFindings(programmeFindings(document, profiles))
    if (before) refuseGone(before, document)
    return { document, isNew: before === undefined }
  },
  async write({ document, isNew }, rows, { shown }) {
    const { code, profile: under } = document
    if (isNew) await rows.insert('programme', { code, profile: under, document })
    else await rows.revise('programme', { code }, { profile: under, document }, shown)
    return { programme: code }
  },
})

export function refuseGone(before: Programme, after: Programme): void {
  const gone = codesGone(before, after)
  if (gone.length > 0) throw refuse('programme.code-gone', { code: gone.join(', ') })
}

function refuseFindings(findings: readonly Finding[]): void {
  const fields = findings.map(one => asField(one))
  if (fields.length > 0) throw refuse('programme.rules-refused', { count: fields.length }, fields)
}

/** People and papers refer to these; our choice: they can be renamed but not left out. */
function codesGone(before: Programme, after: Programme): string[] {
  const now = new Set(lastingCodes(after))
  return lastingCodes(before).filter(code => !now.has(code))
}

const lastingCodes = (one: Programme): string[] => [
  ...one.regions.map(region => region.nuts),
  ...[...one.partners, ...one.centres, ...(one.supports ?? []), ...(one.outcomes ?? []), ...(one.papers ?? [])].map(
    part => part.code,
  ),
]
