import { catalogue, inflect, number, plural } from '../kernel/words.ts'

// Texts about numbers held against others: of two moments, as filed, as checked, as if two records were one.

export const changed = catalogue(
  {
    title: 'Ce s-a schimbat',
    from: 'De la ziua',
    fromKnown: 'așa cum se știa la',
    to: 'La ziua',
    toKnown: 'așa cum se știa la ',
    nothing: 'Nimic nu diferă între cele două momente.',
    indicator: 'Indicator',
    record: 'Înregistrarea',
    which: 'Ce',
    claimed: 'realizat',
    proven: 'dovedit',
    reason: 'Motiv',
    line: 'Linia',
    summary: 'Pe scurt',
    reasons: {
      recorded: 'înregistrat mai târziu',
      paper: 'document sosit sau verificat mai târziu',
      corrected: 'corectat',
      withdrawn: 'retras',
      undone: 'anulat',
      time: 'a trecut timpul',
      rules: 's-au schimbat regulile',
    },
    shown: ({ shown, all }: { shown: number; all: number }) =>
      `Se arată ${number('ro', shown)} din ${plural('ro', all, { one: 'schimbare', few: 'schimbări', other: 'de schimbări' })}.`,
    sealedLeftOut: 'Indicatorii pe date speciale nu se compară înregistrare cu înregistrare.',
  },
  {
    title: 'What changed',
    from: 'From the day',
    fromKnown: 'as known on',
    to: 'To the day',
    toKnown: 'as known on ',
    nothing: 'Nothing differs between the two moments.',
    indicator: 'Indicator',
    record: 'Record',
    which: 'What',
    claimed: 'claimed',
    proven: 'proven',
    reason: 'Reason',
    line: 'Line',
    summary: 'In short',
    reasons: {
      recorded: 'recorded later',
      paper: 'paper arrived or checked later',
      corrected: 'corrected',
      withdrawn: 'withdrawn',
      undone: 'undone',
      time: 'time went on',
      rules: 'the rules changed',
    },
    shown: ({ shown, all }) =>
      `${number('en', shown)} of ${plural('en', all, { one: 'change', other: 'changes' })} shown.`,
    sealedLeftOut: 'Indicators on special data are not compared record by record.',
  },
)

export const checked = catalogue(
  {
    lead: 'Ce se contrazice în înregistrări și în totaluri.',
    record: 'Înregistrări',
    totals: 'Totaluri',
    check: 'Verificarea',
    found: 'Găsit',
    holds: 'în regulă',
    broken: ({ count }: { count: number }) =>
      plural('ro', count, { one: 'înregistrare', few: 'înregistrări', other: 'de înregistrări' }),
    severity: 'Gravitate',
    severities: { error: 'eroare', warning: 'atenție' },
    contradiction: ({
      left,
      leftValue,
      right,
      rightValue,
    }: {
      left: string
      leftValue: string
      right: string
      rightValue: string
    }) => `${left} este ${leftValue}, ${right} este ${rightValue}`,
    inCell: ({ cell, says }: { cell: string; says: string }) => `${cell}: ${says}`,
    more: ({ count }: { count: number }) => `și încă ${number('ro', count)}`,
  },
  {
    lead: 'What contradicts itself in records and in totals.',
    record: 'Records',
    totals: 'Totals',
    check: 'Check',
    found: 'Found',
    holds: 'in order',
    broken: ({ count }) => plural('en', count, { one: 'record', other: 'records' }),
    severity: 'Severity',
    severities: { error: 'error', warning: 'attention' },
    contradiction: ({ left, leftValue, right, rightValue }) => `${left} is ${leftValue}, ${right} is ${rightValue}`,
    inCell: ({ cell, says }) => `${cell}: ${says}`,
    more: ({ count }) => `and ${number('en', count)} more`,
  },
)

export const frozen = catalogue(
  {
    title: 'Perioade înghețate',
    none: 'Nicio perioadă înghețată. Înghețați prima după ce verificați rezultatele.',
    name: 'Numele perioadei',
    nameHint: 'de exemplu T1 2026',
    asOf: 'Ultima zi a perioadei',
    lead: 'Valorile, regulile și cine s-a numărat rămân așa cum sunt acum. Nu se pot schimba după aceea.',
    submit: 'Îngheață',
    said: 'Perioada este înghețată.',
    profile: 'Reguli',
    by: 'Înghețată de',
    frozenOn: 'Înghețată la',
    line: 'Linia',
    value: 'Înghețat',
    current: 'Acum',
    differs: 'Diferă',
    same: 'la fel',
    changes: 'Ce s-a schimbat de atunci',
    wantsNote: 'vrea o notă',
    note: 'Nota',
    notes: 'Note',
    writeNote: 'Scrie nota',
    noteSaid: 'Nota este scrisă.',
    noteLead: ({ name, filed, now }: { name: string; filed: string; now: string }) =>
      `${name}: ${filed} la înghețare, ${now} acum`,
    explains: ({ claimed, proven }: { claimed: string; proven: string }) =>
      `pentru ${claimed} realizat, ${proven} dovedit`,
  },
  {
    title: 'Frozen periods',
    none: 'No frozen period. Freeze the first one after checking the results.',
    name: 'Name of the period',
    nameHint: 'for example Q1 2026',
    asOf: 'Last day of the period',
    lead: 'Values, rules and who counted stay as they are now. They cannot be changed afterwards.',
    submit: 'Freeze',
    said: 'The period is frozen.',
    profile: 'Rules',
    by: 'Frozen by',
    frozenOn: 'Frozen on',
    line: 'Line',
    value: 'Frozen',
    current: 'Now',
    differs: 'Differs',
    same: 'the same',
    changes: 'What has changed since',
    wantsNote: 'wants a note',
    note: 'Note',
    notes: 'Notes',
    writeNote: 'Write the note',
    noteSaid: 'The note is written.',
    noteLead: ({ name, filed, now }) => `${name}: ${filed} when frozen, ${now} now`,
    explains: ({ claimed, proven }) => `for ${claimed} claimed, ${proven} proven`,
  },
)

export const report = catalogue(
  {
    title: 'Raport de rezultate',
    on: 'La ziua',
    known: 'Așa cum se știa la',
    now: 'acum',
    rules: 'Reguli',
    source: 'Sursa',
    subject: 'Înregistrarea',
    isProven: 'Dovedit',
    made: 'Întocmit la',
  },
  {
    title: 'Report of results',
    on: 'As of',
    known: 'As known on',
    now: 'now',
    rules: 'Rules',
    source: 'Source',
    subject: 'Record',
    isProven: 'Proven',
    made: 'Made on',
  },
)

export const united = catalogue(
  {
    title: 'Ce se schimbă în cifre',
    lead: 'Dacă fișele sunt ale unei singure persoane, faptele lor se numără împreună.',
    indicator: 'Indicator',
    claimed: 'Realizat',
    proven: 'Dovedit',
    unchanged: ({ count }: { count: number }) =>
      `${number('ro', count)} ${inflect('ro', count, { one: 'indicator rămâne', few: 'indicatori rămân', other: 'de indicatori rămân' })} cum sunt.`,
    sealed:
      'Indicatorii despre categorii speciale nu sunt arătați: o cifră care se mișcă ar spune ce a răspuns cineva.',
  },
  {
    title: 'What changes in the numbers',
    lead: 'If the records are of one person, what they hold is counted together.',
    indicator: 'Indicator',
    claimed: 'Claimed',
    proven: 'Proven',
    unchanged: ({ count }) =>
      `${number('en', count)} ${inflect('en', count, { one: 'indicator stays as it is', other: 'indicators stay as they are' })}.`,
    sealed: 'Indicators on special categories are not shown: a number that moves would tell what somebody answered.',
  },
)
