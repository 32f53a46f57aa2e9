import { catalogue, type Lang, plural } from '../kernel/words.ts'

/** „60 de puncte”. */
export const pointsOf = (lang: Lang, n: number): string =>
  plural(
    lang,
    n,
    { ro: { one: 'punct', few: 'puncte', other: 'de puncte' }, en: { one: 'point', other: 'points' } }[lang],
  )

/** What is said about the ranking of a competition, why each plan stands where it does, and its minutes. */
export const ranking = catalogue(
  {
    ranking: 'Clasament',
    noRanking: 'Clasamentul se publică după ce toate planurile au punctaj.',
    knownOn: ({ on }: { on: string }) => `Așa cum se știa la ${on}`,
    knownField: 'Așa cum se știa la',
    place: 'Loc',
    points: 'Punctaj',
    standing: 'Rezultat',
    why: 'De ce aici',
    standings: {
      selected: 'selectat',
      reserve: 'rezervă',
      beyond: 'fără loc',
      below: 'sub punctajul minim',
      waiting: 'așteaptă punctaje',
      withdrawn: 'retras',
      ineligible: 'neeligibil',
    },
    first: 'cel mai mare punctaj',
    behindPoints: ({ before }: { before: string }) => `mai puține puncte decât ${before}`,
    behindCriterion: ({ before, title }: { before: string; title: string }) =>
      `la egalitate cu ${before}; mai puține puncte la „${title}”`,
    behindLot: ({ before }: { before: string }) => `la egalitate cu ${before} la toate; hotărăște codul tras la sorți`,
    belowWhy: ({ minimum }: { minimum: number }) => `sub ${pointsOf('ro', minimum)}`,
    waitingWhy: 'eligibil după contestație; are loc când îi vin punctajele',
    withdrawnWhy: 's-a retras; cei de după el au urcat',
    publish: 'Publică clasamentul',
    publishTitle: 'Publicați clasamentul?',
    publishWhat: 'De azi curg zilele pentru contestații. Clasamentul publicat nu se retrage.',
    conclude: 'Încheie concursul',
    concludeTitle: 'Încheiați concursul?',
    concludeWhat: 'Clasamentul devine final. După aceea se schimbă numai când cineva se retrage.',
    appealsUntil: ({ on }: { on: string }) => `Contestații până la ${on}`,

    minutes: 'Proces-verbal',
    printMinutes: 'Tipărește procesul-verbal',
    bringMinutes: 'Adaugă procesul-verbal semnat',
    bringLead:
      'Scanarea dovedește rezultatul pentru toate planurile selectate deodată. O a doua persoană o acceptă la documente; apoi se deschide faza „Selectată”.',
  },
  {
    ranking: 'Ranking',
    noRanking: 'The ranking is published when all plans have their scores.',
    knownOn: ({ on }) => `As known on ${on}`,
    knownField: 'As known on',
    place: 'Place',
    points: 'Score',
    standing: 'Result',
    why: 'Why here',
    standings: {
      selected: 'selected',
      reserve: 'reserve',
      beyond: 'no place',
      below: 'below the minimum score',
      waiting: 'waits for scores',
      withdrawn: 'withdrawn',
      ineligible: 'not eligible',
    },
    first: 'the highest score',
    behindPoints: ({ before }) => `fewer points than ${before}`,
    behindCriterion: ({ before, title }) => `level with ${before}; fewer points for “${title}”`,
    behindLot: ({ before }) => `level with ${before} in everything; the code drawn by lot decides`,
    belowWhy: ({ minimum }) => `below ${pointsOf('en', minimum)}`,
    waitingWhy: 'eligible after an appeal; it has a place when its scores are in',
    withdrawnWhy: 'withdrew; those behind have moved up',
    publish: 'Publish the ranking',
    publishTitle: 'Publish the ranking?',
    publishWhat: 'From today the days for appeals run. A published ranking is not taken back.',
    conclude: 'Conclude the competition',
    concludeTitle: 'Conclude the competition?',
    concludeWhat: 'The ranking becomes final. After that it changes only when somebody withdraws.',
    appealsUntil: ({ on }) => `Appeals until ${on}`,

    minutes: 'Minutes',
    printMinutes: 'Print the minutes',
    bringMinutes: 'Add the signed minutes',
    bringLead:
      'The scan proves the result of all selected plans at once. A second person accepts it under papers; then the phase “Selected” opens.',
  },
)
