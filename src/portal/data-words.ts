import { catalogue } from '../kernel/words.ts'

/** What is said about open data, and what each column means. */
export const dataTexts = catalogue(
  {
    licence: 'Puteți folosi aceste date cum doriți. Scrieți de unde sunt (licența CC BY 4.0).',
    files: 'Fișiere',
    csv: 'Tabel (CSV)',
    json: 'Pentru programe (JSON)',
    dictionary: 'Ce înseamnă fiecare coloană',
    column: 'Coloana',
    means: 'Ce înseamnă',
    columns: {
      period: 'perioada raportată',
      until: 'ultima zi a perioadei',
      indicator: 'codul numărului',
      name: 'numele numărului',
      unit: 'ce se numără',
      target: 'cât am promis',
      split: 'după ce se împarte: total, region (regiune), sex',
      part: 'partea: all (toate), codul regiunii, F sau M',
      value: 'cât am făcut, cu acte; gol dacă este ascuns',
      hidden: 'yes (da), dacă este ascuns pentru că ar fi prea mic',
    },
  },
  {
    licence: 'You may use this data as you like. Say where it is from (licence CC BY 4.0).',
    files: 'Files',
    csv: 'Table (CSV)',
    json: 'For programs (JSON)',
    dictionary: 'What each column means',
    column: 'Column',
    means: 'What it means',
    columns: {
      period: 'the period that was reported',
      until: 'the last day of the period',
      indicator: 'the code of the number',
      name: 'the name of the number',
      unit: 'what is counted',
      target: 'how much we promised',
      split: 'by what it is split: total, region, sex',
      part: 'the part: all, the code of the region, F or M',
      value: 'how much we did, with papers; empty where it is hidden',
      hidden: 'yes, where it is hidden because it would be too small',
    },
  },
)
