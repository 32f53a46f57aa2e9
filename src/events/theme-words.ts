import { catalogue } from '../kernel/words.ts'

/** What is said about horizontal themes and what covered them. */
export const themes = catalogue(
  {
    themes: 'Teme orizontale',
    themesLead: 'Ce ședință, curs sau eveniment a acoperit ce temă, câte minute, câți oameni, cu ce dovezi.',
    noThemes: 'Nicio temă acoperită.',
    mark: 'Marchează',
    markTitle: 'Tema unei ședințe de consiliere',
    noSessions: 'Nu ați ținut încă nicio ședință.',
    session: 'Ședința',
    covered: 'Ce a acoperit-o',
    minutesTotal: 'Minute',
    people: 'Persoane',
    evidence: 'Cu dovezi',
    ofAll: ({ proven, all }: { proven: string; all: string }) => `${proven} din ${all}`,
    kind: 'Felul',
    kinds: { event: 'eveniment', session: 'ședință', lesson: 'ședință de curs', support: 'sprijin' },
    sums: ({ times, minutes }: { times: string; minutes: string }) => `De ${times} ori, ${minutes} minute`,
  },
  {
    themes: 'Horizontal themes',
    themesLead: 'Which session, course or event covered which theme, how many minutes and people, with which proof.',
    noThemes: 'No theme covered.',
    mark: 'Mark',
    markTitle: 'Theme of a counselling session',
    noSessions: 'You have not held a session yet.',
    session: 'Session',
    covered: 'What covered it',
    minutesTotal: 'Minutes',
    people: 'People',
    evidence: 'With proof',
    ofAll: ({ proven, all }) => `${proven} of ${all}`,
    kind: 'Kind',
    kinds: { event: 'event', session: 'session', lesson: 'session of a course', support: 'support' },
    sums: ({ times, minutes }) => `${times} times, ${minutes} minutes`,
  },
)
