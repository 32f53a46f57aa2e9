import { catalogue, number, plural } from '../kernel/words.ts'

interface List {
  list: string
}

/** Sentences that say why somebody fits, why not, and what the prices of a batch mean. */
export const matchWords = catalogue(
  {
    matches: 'Potriviri',
    matchesLead: 'Un sfat: hotărăște un om și scrie de ce.',
    choose: 'Alegeți',
    proposeChosen: 'Propune pe cei aleși',
    reason: 'De ce',
    reasonHint: 'Gol înseamnă: ce scrie la „Pentru”.',
    isProposed: 'Propus',
    noMatches: 'Nicio potrivire. Vedeți mai jos cine este aproape.',
    almost: 'Cine este aproape',
    almostLead: 'Le lipsește un singur lucru.',
    nobodyAlmost: 'Nimeni nu este la un singur lucru distanță.',
    others: ({ count }: { count: number }) =>
      `${plural('ro', count, { one: 'persoană nu îndeplinește', few: 'persoane nu îndeplinesc', other: 'de persoane nu îndeplinesc' })} toate condițiile locului.`,
    unasked: ({ count }: { count: number }) =>
      `${plural('ro', count, { one: 'persoană nu a fost întrebată', few: 'persoane nu au fost întrebate', other: 'de persoane nu au fost întrebate' })} ce lucru caută.`,
    score: 'Potrivire',
    points: ({ score }: { score: number }) => `${number('ro', score)} din 100`,
    for: 'Pentru',
    against: 'Împotrivă',
    missing: 'Ce lipsește',
    has: {
      skills: ({ list }: List) => `Știe: ${list}.`,
      noSkills: 'Locul nu cere să știi ceva anume.',
      training: ({ list }: List) => `${list}.`,
      wish: 'Este ocupația dorită.',
      wishNear: 'Este o ocupație apropiată de cea dorită.',
      locality: 'Este în localitatea unde locuiește.',
      county: 'Este în același județ.',
      waiting: ({ months }: { months: number }) =>
        `Caută de lucru de ${plural('ro', months, { one: 'lună', few: 'luni', other: 'de luni' })}.`,
    },
    lacks: {
      skills: ({ list }: List) => `Nu știe încă: ${list}.`,
      training: ({ list }: List) => `Îi lipsește: ${list}.`,
      wish: 'Nu este ocupația dorită.',
      region: 'Este în alt județ.',
      country: 'Este în altă regiune.',
      nothing: 'Nimic.',
    },
    gates: {
      travel: 'Locul este mai departe decât poate merge.',
      schedule: 'Programul nu este printre cele acceptate.',
      hours: 'Numărul de ore nu se potrivește.',
      licence: ({ list }: List) => `Lipsește: ${list}.`,
      education: 'Locul cere mai multă școală.',
    },
    notAll: 'Persoana nu îndeplinește toate condițiile locului.',
    fits: 'Locuri potrivite',
    batch: 'Propunere pentru toate locurile',
    batchLead:
      'Cea mai bună împărțire a oamenilor pe locurile deschise, toate deodată. Fiecare propunere o hotărăște un om.',
    batchEmpty: 'Nu există acum și oameni care caută, și locuri deschise.',
    proposed: 'Propuneri',
    sum: ({ people, places, worth }: { people: number; places: number; worth: number }) =>
      `${plural('ro', people, { one: 'persoană', few: 'persoane', other: 'de persoane' })} pe ${plural('ro', places, { one: 'loc', few: 'locuri', other: 'de locuri' })}, potrivire ${number('ro', worth)} în total. Nicio altă împărțire nu are mai mult.`,
    without: 'Fără propunere',
    full: ({ title, threshold, score }: { title: string; threshold: number; score: number }) =>
      `„${title}” s-a umplut cu potriviri mai bune: ar fi trebuit cel puțin ${number('ro', threshold)}, are ${number('ro', score)}.`,
    tie: ({ title }: { title: string }) => `„${title}” s-a umplut cu potriviri la fel de bune.`,
    elsewhere: ({ title, threshold, score }: { title: string; threshold: number; score: number }) =>
      `Mai bine aici: la „${title}” ar fi trebuit cel puțin ${number('ro', threshold)}, are ${number('ro', score)}.`,
    suitsNothing: 'Niciun loc deschis nu se potrivește acum.',
    bestHere: 'Este locul cel mai potrivit.',
  },
  {
    matches: 'Matches',
    matchesLead: 'Advice: a person decides, and writes why.',
    choose: 'Choose',
    proposeChosen: 'Propose those chosen',
    reason: 'Why',
    reasonHint: 'Left empty: what stands under “For”.',
    isProposed: 'Proposed',
    noMatches: 'No match. See below who is almost there.',
    almost: 'Who is almost there',
    almostLead: 'A single thing is missing.',
    nobodyAlmost: 'Nobody is a single thing away.',
    others: ({ count }: { count: number }) =>
      `${plural('en', count, { one: 'person does not meet', other: 'people do not meet' })} every condition of the vacancy.`,
    unasked: ({ count }: { count: number }) =>
      `${plural('en', count, { one: 'person has not been asked', other: 'people have not been asked' })} what work they look for.`,
    score: 'Match',
    points: ({ score }: { score: number }) => `${number('en', score)} of 100`,
    for: 'For',
    against: 'Against',
    missing: 'What is missing',
    has: {
      skills: ({ list }: List) => `Can do: ${list}.`,
      noSkills: 'The vacancy asks for no particular skill.',
      training: ({ list }: List) => `${list}.`,
      wish: 'It is the occupation wished for.',
      wishNear: 'It is close to the occupation wished for.',
      locality: 'It is where they live.',
      county: 'It is in the same county.',
      waiting: ({ months }: { months: number }) =>
        `Has looked for work for ${plural('en', months, { one: 'month', other: 'months' })}.`,
    },
    lacks: {
      skills: ({ list }: List) => `Cannot do yet: ${list}.`,
      training: ({ list }: List) => `Lacks: ${list}.`,
      wish: 'It is not the occupation wished for.',
      region: 'It is in another county.',
      country: 'It is in another region.',
      nothing: 'Nothing.',
    },
    gates: {
      travel: 'It is farther than they can go.',
      schedule: 'The schedule is none that they accept.',
      hours: 'The hours do not suit.',
      licence: ({ list }: List) => `Missing: ${list}.`,
      education: 'The vacancy asks for more schooling.',
    },
    notAll: 'The person does not meet every condition of the vacancy.',
    fits: 'Vacancies that suit',
    batch: 'Proposal for all vacancies',
    batchLead: 'The best division of people over the open vacancies, all at once. A person decides on each proposal.',
    batchEmpty: 'There are not both people who look for work and open vacancies now.',
    proposed: 'Proposals',
    sum: ({ people, places, worth }: { people: number; places: number; worth: number }) =>
      `${plural('en', people, { one: 'person', other: 'people' })} on ${plural('en', places, { one: 'place', other: 'places' })}, ${number('en', worth)} points of match in all. No other division has more.`,
    without: 'Without a proposal',
    full: ({ title, threshold, score }: { title: string; threshold: number; score: number }) =>
      `“${title}” was filled with better matches: it would have taken at least ${number('en', threshold)}, theirs is ${number('en', score)}.`,
    tie: ({ title }: { title: string }) => `“${title}” was filled with matches that are as good.`,
    elsewhere: ({ title, threshold, score }: { title: string; threshold: number; score: number }) =>
      `Better here: “${title}” would have taken at least ${number('en', threshold)}, theirs is ${number('en', score)}.`,
    suitsNothing: 'No open vacancy suits now.',
    bestHere: 'It is the vacancy that suits best.',
  },
)
