import { catalogue } from '../kernel/words.ts'

// Texts about who counts, and who falls out at which clause.

export const funnelAll = catalogue(
  {
    person: 'au cerut să intre în program',
    family: 'au cel puțin un participant',
    hour: 'de sprijin dat participanților',
    job: 'în registru',
    enterprise: 'în registru',
    centre: 'în registru',
    agreement: 'în registru',
    event: 'în registru',
  },
  {
    person: 'asked to enter the programme',
    family: 'have at least one participant',
    hour: 'of support given to participants',
    job: 'in the register',
    enterprise: 'in the register',
    centre: 'in the register',
    agreement: 'in the register',
    event: 'in the register',
  },
)

export const listed = catalogue(
  {
    claimed: 'Cine se numără',
    unproven: 'Se numără, dar lipsesc dovezi',
    excluded: ({ clause }: { clause: string }) => `Nu se numără: nu ${clause}`,
  },
  {
    claimed: 'Who counts',
    unproven: 'Counts, but papers are missing',
    excluded: ({ clause }) => `Does not count: not ${clause}`,
  },
)
