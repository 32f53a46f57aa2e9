import { catalogue } from '../kernel/words.ts'

/** What is said of the capacity of an enterprise. */
export const capacityWords = catalogue(
  {
    capacity: 'Capacitate',
    start: 'Completează',
    none: 'Nicio evaluare. Prima se face înaintea sprijinului, a doua după el.',
    save: 'Salvează răspunsurile',
    saved: 'Răspunsurile sunt salvate.',
    withdraw: 'Retrage',
    withdrawn: 'Evaluarea este retrasă.',
    withdrawTitle: 'Retrageți evaluarea?',
    withdrawWhat: 'Răspunsurile acestea nu se mai compară cu altele. Cum se știa înainte rămâne în jurnal.',
    deeds: {
      'enterprises.assess': 'Evaluarea unei întreprinderi',
      'enterprises.withdraw-assessment': 'Evaluarea unei întreprinderi, retrasă',
    },
    problems: {
      'enterprises.no-such-instrument': 'Nu există acest instrument.',
      'enterprises.no-such-assessment': 'Evaluarea aceasta nu există.',
      'enterprises.assessed-that-day': 'Întreprinderea a completat deja acest instrument în această zi.',
    },
  },
  {
    capacity: 'Capacity',
    start: 'Fill in',
    none: 'No assessment. The first is made before support, the second after it.',
    save: 'Save the answers',
    saved: 'The answers are saved.',
    withdraw: 'Withdraw',
    withdrawn: 'The assessment is withdrawn.',
    withdrawTitle: 'Withdraw the assessment?',
    withdrawWhat: 'These answers are no longer compared with others. As it was known before stays in the journal.',
    deeds: {
      'enterprises.assess': 'Assessment of an enterprise',
      'enterprises.withdraw-assessment': 'Assessment of an enterprise, withdrawn',
    },
    problems: {
      'enterprises.no-such-instrument': 'There is no such instrument.',
      'enterprises.no-such-assessment': 'This assessment does not exist.',
      'enterprises.assessed-that-day': 'The enterprise has filled in this instrument on this day already.',
    },
  },
)
