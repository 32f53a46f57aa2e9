import { catalogue, number, plural } from '../kernel/words.ts'

/** Texts of the page of an enterprise about its created jobs. */
export const enterpriseWords = catalogue(
  {
    title: 'Locuri de muncă create',
    lead: 'Un post se înregistrează o dată. Cine îl ocupă se scrie la post; cifrele vin de acolo.',
    add: 'Post nou',
    none: 'Niciun post. Înregistrați-l pe primul în ziua în care întreprinderea l-a creat.',
    vulnerable: 'Din grup vulnerabil',
    status: { proven: 'dovedit', toBring: 'act de adus', none: '–' },
    addStatus: 'Adaugă un statut',
    counts: 'Net nou',
    doesNotCount: 'nu este net nou',
    figures: {
      posts: 'Posturi create',
      held: 'Ocupate acum',
      fullTime: ({ hours }: { hours: number }) =>
        `Norme întregi (de ${plural('ro', hours, { one: 'oră', few: 'ore', other: 'de ore' })})`,
      vulnerable: 'Ocupate de oameni din grupuri vulnerabile',
      vulnerableHours: 'Ponderea lor în ore',
      proven: 'din care cu act acceptat',
      kept: ({ months, days }: { months: number; days: number }) =>
        `Păstrate ${months} luni de la ocupare, cu pauze de cel mult ${days} de zile`,
      keptAfter: ({ months }: { months: number }) => `Păstrate ${months} luni după încheierea sprijinului`,
    },
    of: ({ part, whole }: { part: number; whole: number }) => `${number('ro', part)} din ${number('ro', whole)}`,
    supported: 'sprijinul continuă',
    doubts: {
      heads: ({ month, reported, held }: { month: string; reported: number; held: number }) =>
        `${month}. Angajați raportați: ${reported}; posturi create ocupate: ${held}.`,
      vulnerableHeads: ({ month, reported, held }: { month: string; reported: number; held: number }) =>
        `${month}. Din grupuri vulnerabile, angajați raportați: ${reported}; posturi create ocupate: ${held}.`,
    },
    doubtsAsk: 'Corectați luna sau posturile, ca să spună același lucru.',
    toFigures: 'La cifrele lunare',
  },
  {
    title: 'Created jobs',
    lead: 'A post is recorded once. Who holds it is written at the post; the figures come from there.',
    add: 'New post',
    none: 'No post. Record the first on the day on which the enterprise has created it.',
    vulnerable: 'Of a vulnerable group',
    status: { proven: 'proven', toBring: 'paper to bring', none: '–' },
    addStatus: 'Add a status',
    counts: 'Net new',
    doesNotCount: 'is not net new',
    figures: {
      posts: 'Posts created',
      held: 'Held now',
      fullTime: ({ hours }) => `Full-time equivalents (of ${hours} hours)`,
      vulnerable: 'Held by people of vulnerable groups',
      vulnerableHours: 'Their share in hours',
      proven: 'of these with an accepted paper',
      kept: ({ months, days }) => `Kept for ${months} months from their first day, with gaps of at most ${days} days`,
      keptAfter: ({ months }) => `Kept for ${months} months after support ended`,
    },
    of: ({ part, whole }) => `${number('en', part)} of ${number('en', whole)}`,
    supported: 'support goes on',
    doubts: {
      heads: ({ month, reported, held }) => `${month}. Employees reported: ${reported}; created posts held: ${held}.`,
      vulnerableHeads: ({ month, reported, held }) =>
        `${month}. Of vulnerable groups, employees reported: ${reported}; created posts held: ${held}.`,
    },
    doubtsAsk: 'Correct the month or the posts, so that both say the same.',
    toFigures: 'To the monthly figures',
  },
)
