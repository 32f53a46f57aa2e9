import { catalogue, inflect, number, plural } from '../kernel/words.ts'
import { changed, checked, frozen, report, united } from './comparison-words.ts'
import { listed } from './funnel-words.ts'
import { indicators } from './indicator-words.ts'

const people = { one: 'persoană', few: 'persoane', other: 'de persoane' }

/** How many of a unit, with its noun. */
const ro = {
  person: people,
  family: { one: 'familie', few: 'familii', other: 'de familii' },
  hour: { one: 'oră', few: 'ore', other: 'de ore' },
  job: { one: 'loc de muncă', few: 'locuri de muncă', other: 'de locuri de muncă' },
  enterprise: { one: 'structură', few: 'structuri', other: 'de structuri' },
  centre: { one: 'centru', few: 'centre', other: 'de centre' },
  agreement: { one: 'acord', few: 'acorduri', other: 'de acorduri' },
  event: { one: 'eveniment', few: 'evenimente', other: 'de evenimente' },
}

const en = {
  person: { one: 'person', other: 'people' },
  family: { one: 'family', other: 'families' },
  hour: { one: 'hour', other: 'hours' },
  job: { one: 'job', other: 'jobs' },
  enterprise: { one: 'structure', other: 'structures' },
  centre: { one: 'centre', other: 'centres' },
  agreement: { one: 'agreement', other: 'agreements' },
  event: { one: 'event', other: 'events' },
}

type Unit = keyof typeof ro

export const words = catalogue(
  {
    results: 'Rezultate',
    counted: ({ programme, day }: { programme: string; day: string }) => `${programme} · calculat din date la ${day}`,
    asKnown: ({ moment }: { moment: string }) => `așa cum se știa la ${moment}`,
    line: ({ entry }: { entry: number }) => `linia ${entry} din jurnal`,
    openDay: ({ at }: { at: string }) => `acum (${at})`,
    none: 'Definește indicatori din contract.',

    programme: 'Programul',
    on: 'La ziua',
    known: 'Așa cum se știa la',
    region: 'Regiunea',
    sex: 'Sexul',
    profile: 'Regulile',
    beside: 'Alături',
    allRegions: 'Toate regiunile',
    everybody: 'Feminin, masculin',
    ownProfile: 'Ale programului',
    noProfile: 'Niciun alt profil',
    notADay: 'Scrieți o zi care a fost, de exemplu 31.03.2026.',
    sexes: { F: 'Feminin', M: 'Masculin', X: 'Nonbinar' },
    regionCategories: { LD: 'Regiuni mai puțin dezvoltate', MD: 'Regiuni mai dezvoltate' },
    unknownPart: 'Necunoscut',

    indicator: 'Indicator',
    claimed: 'Realizat',
    proven: 'Dovedit',
    target: 'Țintă',
    progress: 'Progres',
    state: 'Stare',
    otherIndicators: 'Fără țintă în contract',
    noTarget: 'fără țintă',
    amendment: ({ number: n }: { number: number }) => `act adițional ${n}`,
    tally: ({ all, reached, behind }: { all: number; reached: number; behind: number }) =>
      `${number('ro', all)} ${inflect('ro', all, { one: 'indicator', few: 'indicatori', other: 'de indicatori' })}, ${number('ro', reached)} la țintă, ${number('ro', behind)} în urmă`,
    states: {
      reached: 'la țintă',
      uncovered: ({ count }: { count: number }) => `${number('ro', count)} de acoperit`,
      unproven: ({ count }: { count: number }) => `${number('ro', count)} fără dovezi`,
      behind: ({ due, until }: { due: number; until: string }) => `${number('ro', due)} până la ${until}`,
    },
    coverage: 'Ce trebuie acoperit',
    coverageLead: 'Ținta cere fiecare fel de parte în fiecare regiune și este atinsă când toate sunt dovedite.',
    covered: { proven: 'dovedit', claimed: 'fără dovezi', missing: 'lipsește' },
    special: 'date speciale',
    notSplit: 'nu se împarte',
    units: ({ unit, count }: { unit: Unit; count: number }) => plural('ro', count, ro[unit]),

    checks: 'Verificări',
    difference: 'Ce s-a schimbat',
    frozenPeriods: 'Perioade înghețate',
    lastFrozen: ({ name, day }: { name: string; day: string }) => `Ultima perioadă înghețată: ${name} (${day})`,
    neverFrozen: 'Nicio perioadă înghețată',
    downloadXlsx: 'Descarcă XLSX',
    downloadPdf: 'Descarcă PDF',
    freeze: 'Îngheață perioada',

    ...indicators('ro'),

    listed: listed('ro'),
    listedOf: ({ shown, total }: { shown: number; total: number }) =>
      `${number('ro', shown)} din ${number('ro', total)}`,
    beyond: ({ count }: { count: number }) =>
      `${plural('ro', count, people)} în afara ariei dumneavoastră; totalul le cuprinde.`,
    beyondLines: ({ count }: { count: number }) =>
      `Încă ${number('ro', count)} în afara ariei dumneavoastră; totalul le cuprinde.`,
    who: 'Cine',
    code: 'Cod',
    day: 'Ziua',
    because: 'De ce',
    proofs: 'Dovezi',
    counts: 'se numără',
    missing: 'lipsește',
    addPaper: 'Adaugă',
    paperCount: ({ count }: { count: number }) => plural('ro', count, { one: 'act', few: 'acte', other: 'de acte' }),
    household: 'gospodărie',
    nobody: 'Nimeni aici.',
    rule: 'Regula',
    share: ({ of, among }: { of: string; among: string }) => `${of} din ${among}`,

    sealedWhy:
      'Acest indicator se sprijină pe date speciale. Se arată doar totaluri, așa cum se știau la sfârșitul zilei de ieri.',
    sealedNames:
      'Numele se arată pentru 15 minute, cu un motiv care se înregistrează. Persoanele pot vedea cine le-a privit.',
    revealReason: 'Motivul',
    reveal: 'Arată numele',
    revealed: 'Numele se văd 15 minute.',
    revealedTo: ({ count }: { count: number }) => `Se văd ${plural('ro', count, people)} din aria dumneavoastră.`,

    changed: changed('ro'),

    checked: checked('ro'),

    frozen: frozen('ro'),

    countsIn: ({ count }: { count: number }) =>
      `Se numără în ${plural('ro', count, { one: 'indicator', few: 'indicatori', other: 'de indicatori' })}`,
    countsInNone: 'Nu se numără încă în niciun indicator.',
    notIn: 'Nu se numără în',
    yes: 'da',
    no: 'nu',
    provenToo: 'dovedit',
    notProven: 'fără toate dovezile',

    sheets: { values: 'Rezultate', cells: 'Pe regiuni și sexe', people: 'Cine se numără' },
    report: report('ro'),

    united: united('ro'),
    deeds: { 'results.freeze': 'Perioadă înghețată', 'results.explain': 'Notă la o valoare înghețată' },
    problems: {
      'results.no-such-indicator': 'Acest indicator nu există în regulile programului.',
      'results.no-such-period': 'Nu am găsit perioada înghețată.',
      'results.lies-ahead': 'Ziua nu a fost încă.',
      'results.frozen-already': ({ name = '' }: { name?: string | number }) => `Perioada este deja înghețată: ${name}.`,
      'results.nothing-differs': 'Valoarea de acum este cea înghețată: nu are ce explica o notă.',
      'results.nobody-to-show': 'Nu se numără nimeni din aria dumneavoastră.',
    },
  },
  {
    results: 'Results',
    counted: ({ programme, day }) => `${programme} · counted from the records on ${day}`,
    asKnown: ({ moment }) => `as known on ${moment}`,
    line: ({ entry }) => `journal line ${entry}`,
    openDay: ({ at }) => `now (${at})`,
    none: 'Define indicators from the contract.',

    programme: 'Programme',
    on: 'As of',
    known: 'As known on',
    region: 'Region',
    sex: 'Sex',
    profile: 'Rules',
    beside: 'Beside',
    allRegions: 'All regions',
    everybody: 'Women, men',
    ownProfile: 'Those of the programme',
    noProfile: 'No other profile',
    notADay: 'Type a day that has been, such as 31.03.2026.',
    sexes: { F: 'Women', M: 'Men', X: 'Non-binary' },
    regionCategories: { LD: 'Less developed regions', MD: 'More developed regions' },
    unknownPart: 'Not known',

    indicator: 'Indicator',
    claimed: 'Claimed',
    proven: 'Proven',
    target: 'Target',
    progress: 'Progress',
    state: 'State',
    otherIndicators: 'Without a target in the contract',
    noTarget: 'no target',
    amendment: ({ number: n }) => `addendum ${n}`,
    tally: ({ all, reached, behind }) =>
      `${plural('en', all, { one: 'indicator', other: 'indicators' })}, ${number('en', reached)} on target, ${number('en', behind)} behind`,
    states: {
      reached: 'on target',
      uncovered: ({ count }) => `${number('en', count)} to be covered`,
      unproven: ({ count }) => `${number('en', count)} without proof`,
      behind: ({ due, until }) => `${number('en', due)} by ${until}`,
    },
    coverage: 'What is to be covered',
    coverageLead: 'The target wants each kind of party in each region, and is reached when all of them are proven.',
    covered: { proven: 'proven', claimed: 'without proof', missing: 'missing' },
    special: 'special data',
    notSplit: 'not split',
    units: ({ unit, count }) => plural('en', count, en[unit]),

    checks: 'Checks',
    difference: 'What changed',
    frozenPeriods: 'Frozen periods',
    lastFrozen: ({ name, day }) => `Last frozen period: ${name} (${day})`,
    neverFrozen: 'No frozen period',
    downloadXlsx: 'Download XLSX',
    downloadPdf: 'Download PDF',
    freeze: 'Freeze the period',

    ...indicators('en'),

    listed: listed('en'),
    listedOf: ({ shown, total }) => `${number('en', shown)} of ${number('en', total)}`,
    beyond: ({ count }) => `${plural('en', count, en.person)} beyond your scope; the total includes them.`,
    beyondLines: ({ count }) => `${number('en', count)} more beyond your scope; the total includes them.`,
    who: 'Who',
    code: 'Code',
    day: 'Day',
    because: 'Why',
    proofs: 'Papers',
    counts: 'counts',
    missing: 'missing',
    addPaper: 'Add',
    paperCount: ({ count }) => plural('en', count, { one: 'paper', other: 'papers' }),
    household: 'household',
    nobody: 'Nobody here.',
    rule: 'Rule',
    share: ({ of, among }) => `${of} of ${among}`,

    sealedWhy:
      'This indicator rests on special data. Only totals are shown, as they were known at the end of yesterday.',
    sealedNames: 'Names are shown for 15 minutes, for a reason that is recorded. The people can see who looked.',
    revealReason: 'Reason',
    reveal: 'Show the names',
    revealed: 'The names are shown for 15 minutes.',
    revealedTo: ({ count }) => `${plural('en', count, en.person)} within your scope are shown.`,

    changed: changed('en'),

    checked: checked('en'),

    frozen: frozen('en'),

    countsIn: ({ count }) => `Counts in ${plural('en', count, { one: 'indicator', other: 'indicators' })}`,
    countsInNone: 'Does not count in any indicator yet.',
    notIn: 'Does not count in',
    yes: 'yes',
    no: 'no',
    provenToo: 'proven',
    notProven: 'not all papers',

    sheets: { values: 'Results', cells: 'By region and sex', people: 'Who counts' },
    report: report('en'),

    united: united('en'),
    deeds: { 'results.freeze': 'Period frozen', 'results.explain': 'Note on a frozen value' },
    problems: {
      'results.no-such-indicator': 'This indicator is not in the rules of the programme.',
      'results.no-such-period': 'The frozen period was not found.',
      'results.lies-ahead': 'That day has not been yet.',
      'results.frozen-already': ({ name = '' }) => `This period is frozen already: ${name}.`,
      'results.nothing-differs': 'The value is the frozen one: there is nothing for a note to explain.',
      'results.nobody-to-show': 'Nobody within your scope counts.',
    },
  },
)
