import { catalogue } from '../kernel/words.ts'

/** What is said about the work that a person looks for. */
export const wishes = catalogue(
  {
    wish: 'Ce lucru caută',
    wishLead: 'Întrebați persoana. Nu se întreabă nimic despre sănătate, etnie sau familie.',
    noWish: 'Încă nu a fost întrebată ce lucru caută.',
    askWish: 'Întreabă',
    saveWish: 'Salvează',
    canDo: 'Ce știe să facă',
    schedules: 'Program acceptat',
    leastHours: 'Cel puțin',
    mostHours: 'Cel mult',
    reach: 'Cât de departe',
    wishedOccupation: 'Ocupația dorită (COR)',
  },
  {
    wish: 'Work looked for',
    wishLead: 'Ask the person. Nothing is asked about health, ethnicity or family.',
    noWish: 'Has not been asked yet what work they look for.',
    askWish: 'Ask',
    saveWish: 'Save',
    canDo: 'Can do',
    schedules: 'Schedules accepted',
    leastHours: 'At least',
    mostHours: 'At most',
    reach: 'How far',
    wishedOccupation: 'Occupation wished for (COR)',
  },
)
