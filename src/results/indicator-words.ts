import { catalogue, number } from '../kernel/words.ts'
import { funnelAll } from './funnel-words.ts'

/** What is said beside one indicator: why its number is what it is. */
export const indicators = catalogue(
  {
    why: ({ value }: { value: string }) => `De ce ${value}?`,
    whyLead: ({ name }: { name: string }) => `din ${name}`,
    ofTarget: ({ target }: { target: string }) => `țintă ${target}`,
    provenOf: ({ proven, claimed }: { proven: string; claimed: string }) =>
      `${proven} din ${claimed} cu toate dovezile acceptate`,
    kinds: {
      output: 'indicator de realizare',
      immediate: 'indicator de rezultat imediat',
      'longer-term': 'indicator de rezultat pe termen mai lung',
      figure: 'cifră urmărită',
    },
    funnel: 'De la toți la cei numărați',
    funnelAll: funnelAll('ro'),
    less: ({ clause }: { clause: string }) => `nu: ${clause}`,
    countedEnd: 'se numără',
    provenEnd: 'din care cu toate dovezile acceptate',
    see: 'vezi',
    repair: 'repară',
    byRegion: 'Pe regiuni',
    bySex: 'Pe sexe',
    byPeriod: 'În timp',
    trendTitle: ({ name, day, value }: { name: string; day: string; value: string }) => `${name}: ${value} la ${day}`,
    provenance: ({ profile, version }: { profile: string; version: number }) =>
      `${profile}, versiunea ${number('ro', version)}`,
    verify: 'de verificat cu textul în vigoare',
  },
  {
    why: ({ value }) => `Why ${value}?`,
    whyLead: ({ name }) => `of ${name}`,
    ofTarget: ({ target }) => `target ${target}`,
    provenOf: ({ proven, claimed }) => `${proven} of ${claimed} with all papers accepted`,
    kinds: {
      output: 'output indicator',
      immediate: 'immediate result indicator',
      'longer-term': 'longer-term result indicator',
      figure: 'figure that is followed',
    },
    funnel: 'From everybody to those who count',
    funnelAll: funnelAll('en'),
    less: ({ clause }) => `not: ${clause}`,
    countedEnd: 'count',
    provenEnd: 'of them with all papers accepted',
    see: 'see',
    repair: 'repair',
    byRegion: 'By region',
    bySex: 'By sex',
    byPeriod: 'Over time',
    trendTitle: ({ name, day, value }) => `${name}: ${value} on ${day}`,
    provenance: ({ profile, version }) => `${profile}, version ${number('en', version)}`,
    verify: 'to be checked against the text in force',
  },
)
