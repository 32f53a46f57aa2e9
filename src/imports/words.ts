import { catalogue, inflect, number } from '../kernel/words.ts'
import { type Details } from '../kernel/problem.ts'
import { fields } from './field-words.ts'

const rowsRo = (count: number) =>
  `${number('ro', count)} ${inflect('ro', count, { one: 'rând', few: 'rânduri', other: 'de rânduri' })}`
const rowsEn = (count: number) => `${number('en', count)} ${inflect('en', count, { one: 'row', other: 'rows' })}`

export const words = catalogue(
  {
    title: 'Import',
    lead: 'Aduceți un tabel pe care îl aveți deja. Nimic nu se înregistrează până nu spuneți dumneavoastră.',
    bring: 'Aduceți un tabel',
    kind: 'Ce este pe fiecare rând',
    kinds: { people: 'O persoană', supports: 'Un sprijin acordat', outcomes: 'Un rezultat atins' },
    file: 'Fișierul',
    fileHint: 'XLSX sau CSV, cel mult 20 MB și 10.000 de rânduri',
    read: 'Citește tabelul',
    waiting: 'Tabele care așteaptă',
    waitingLead: 'Așteaptă șapte zile, sigilate; după aceea dispar.',
    none: 'Niciun tabel nu așteaptă. Alegeți fișierul mai sus.',
    broughtOn: 'Adus la',
    state: 'Stare',
    states: {
      mapping: 'Alegeți coloanele',
      checking: 'De verificat',
      stored: 'Importat',
      undone: 'Import anulat',
    },

    columns: 'Coloane',
    columnsLead: 'Spuneți ce înseamnă fiecare coloană. Alegerea se ține minte pentru tabelele cu aceleași titluri.',
    remembered: 'Coloanele sunt alese ca data trecută.',
    column: 'Coloana',
    sheet: 'Foaia',
    headRow: 'Rândul cu titlurile coloanelor',
    notImported: 'Nu se importă',
    firstValue: ({ text }: { text: string }) => `Primul rând: ${text}`,
    emptyColumn: 'Primul rând: gol',
    untitled: ({ at }: { at: number }) => `Coloana ${at}, fără titlu`,
    usual: 'Pentru rândurile care nu spun altceva',
    programme: 'Programul',
    byCounty: 'După județul de domiciliu',
    check: 'Verifică rândurile',
    changeColumns: 'Schimbă coloanele',

    notes: {
      hiddenSheets: ({ count }: { count: number }) => `Foi ascunse, necitite: ${count}.`,
      formulas: ({ count }: { count: number }) => `Celule cu formule: ${count}. S-a luat valoarea lor.`,
      titles: ({ count }: { count: number }) => `Rânduri de titlu deasupra coloanelor, trecute cu vederea: ${count}.`,
      special: ({ count }: { count: number }) =>
        `Rânduri cu răspunsuri despre etnie sau sănătate: ${count}. Acestea nu se importă; se întreabă, cu acord, pe pagina „Date speciale” a fiecărei persoane.`,
      fullName: 'Din „nume și prenume”, primul cuvânt se ia ca nume de familie. Verificați.',
    },
    good: ({ count }: { count: number }) => `${rowsRo(count)} fără probleme`,
    bad: ({ count }: { count: number }) => `${rowsRo(count)} de corectat sau de hotărât`,
    badLead:
      'Corectați aici sau lăsați-le: se importă numai rândurile fără probleme, iar celelalte le puteți descărca.',
    more: ({ count }: { count: number }) => `Încă ${rowsRo(count)} după acestea.`,
    row: ({ number: at, name }: { number: number; name: string }) =>
      name === '' ? `Rândul ${at}` : `Rândul ${at}: ${name}`,
    inFile: ({ text }: { text: string }) => `În fișier: ${text}`,
    saveFixes: 'Păstrează și verifică din nou',
    alike: {
      certain: 'Aproape sigur aceeași persoană',
      review: 'Poate fi aceeași persoană',
      elsewhere: 'Cineva înregistrat în altă parte, pe care nu îl puteți vedea',
      choose: 'Cine este pe acest rând?',
      asNew: 'O persoană nouă',
      isThat: ({ whom }: { whom: string }) => `Este aceeași persoană: ${whom}`,
      asOut: 'Se lasă deoparte',
      mayBe: ({ whom, why }: { whom: string; why: string }) => `Poate este aceeași persoană: ${whom} (${why}).`,
      chosen: 'Rânduri care seamănă, hotărâte',
      reason: 'Spus la import: altă persoană.',
    },
    import: ({ count }: { count: number }) => `Importă ${rowsRo(count)}`,
    importLead: 'Fiecare rând se înregistrează ca din formular. Puteți anula tot importul.',
    preview: 'Primele rânduri fără probleme',
    rowNumber: 'Rând',
    name: 'Nume',
    place: 'Loc',
    nothingGood: 'Niciun rând nu poate fi importat încă.',
    stored: ({ count }: { count: number }) => `S-au importat ${rowsRo(count)}.`,
    leftOut: ({ count }: { count: number }) => `Rămase pe dinafară: ${rowsRo(count)}.`,
    download: 'Descarcă rândurile rămase',
    reason: 'Motiv',
    leftSheet: 'Rânduri rămase',
    undo: 'Anulează importul',
    undone: 'Importul a fost anulat: nimic din el nu mai este înregistrat.',
    again: 'Importă din nou',
    drop: 'Aruncă tabelul',
    dropped: 'Tabelul a fost aruncat.',
    toPeople: 'Vezi persoanele',
    duplicate: 'Persoană deja înregistrată',
    openRecord: ({ code }: { code: string }) => `Deschide ${code}`,

    fields: fields('ro'),

    problems: {
      'imports.file-missing': 'Alegeți fișierul.',
      'imports.file-is-empty': 'Fișierul este gol.',
      'imports.file-is-too-large': ({ megabytes }: Details) =>
        `Fișierul este prea mare: cel mult ${megabytes} MB. Împărțiți tabelul în mai multe fișiere.`,
      'imports.file-is-of-another-kind': 'Acesta nu este un tabel. Salvați-l ca XLSX sau CSV și trimiteți-l din nou.',
      'imports.file-is-protected-or-old':
        'Fișierul este protejat cu parolă sau are formatul vechi XLS. Deschideți-l și salvați-l ca XLSX, fără parolă.',
      'imports.file-is-a-bomb':
        'Fișierul spune că despachetat ocupă mult mai mult decât un tabel. Nu a fost deschis. Salvați din nou tabelul ca XLSX sau CSV.',
      'imports.file-is-with-a-doctype':
        'Fișierul conține definiții pe care un tabel nu le are. Nu a fost deschis. Salvați din nou tabelul ca XLSX sau CSV.',
      'imports.file-is-unreadable':
        'Fișierul nu poate fi citit. Deschideți-l, salvați-l ca XLSX și trimiteți-l din nou.',
      'imports.file-is-without-rows': 'Tabelul nu are rânduri sub titluri.',
      'imports.file-is-of-too-many-rows': ({ rows }: Details) =>
        `Tabelul are prea multe rânduri: cel mult ${number('ro', Number(rows))}. Împărțiți-l.`,
      'imports.file-is-of-too-many-columns': ({ columns }: Details) =>
        `Tabelul are prea multe coloane: cel mult ${columns}.`,
      'imports.file-is-too-slow':
        'Citirea fișierului durează prea mult. Salvați numai foaia cu tabelul și trimiteți-o din nou.',
      'imports.cnp-lost-digits':
        'Programul de calcul a rotunjit acest CNP și ultimele cifre s-au pierdut. Scrieți CNP-ul din act; data viitoare, formatați coloana ca text.',
      'imports.cell-is-an-error': 'Formula din această celulă a dat o eroare. Scrieți valoarea.',
      'imports.cell-is-too-long': 'Textul este prea lung pentru o celulă.',
      'imports.field-twice': 'Două coloane spun același lucru. Alegeți una.',
      'imports.no-columns': 'Alegeți cel puțin o coloană.',
      'imports.no-such-sheet': 'Fișierul nu are această foaie.',
      'imports.no-such-row': 'Foaia nu are rânduri sub acesta.',
      'imports.still-to-correct': ({ rows }: Details) =>
        `Corecturile s-au păstrat. Mai sunt probleme în ${rowsRo(Number(rows))}.`,
      'imports.say-who-it-is': 'Spuneți dacă este o persoană nouă, aceeași persoană, sau dacă rândul se lasă deoparte.',
      'imports.nothing-to-store': 'Niciun rând nu poate fi importat încă.',
      'imports.is-stored': 'Acest tabel a fost deja importat.',
      'imports.is-not-stored': 'Acest tabel nu este importat.',
    },
  },
  {
    title: 'Import',
    lead: 'Bring a table that you have already. Nothing is recorded until you say so.',
    bring: 'Bring a table',
    kind: 'What each row is',
    kinds: { people: 'A person', supports: 'Support given', outcomes: 'An outcome reached' },
    file: 'The file',
    fileHint: 'XLSX or CSV, at most 20 MB and 10,000 rows',
    read: 'Read the table',
    waiting: 'Tables that wait',
    waitingLead: 'They wait for seven days, sealed; then they go.',
    none: 'No table waits. Choose the file above.',
    broughtOn: 'Brought on',
    state: 'State',
    states: {
      mapping: 'Choose the columns',
      checking: 'To be checked',
      stored: 'Imported',
      undone: 'Import undone',
    },

    columns: 'Columns',
    columnsLead: 'Say what each column means. The choice is remembered for tables with the same headings.',
    remembered: 'The columns are chosen as the last time.',
    column: 'Column',
    sheet: 'Sheet',
    headRow: 'Row with the headings of the columns',
    notImported: 'Not imported',
    firstValue: ({ text }) => `First row: ${text}`,
    emptyColumn: 'First row: empty',
    untitled: ({ at }) => `Column ${at}, without a heading`,
    usual: 'For rows that say nothing else',
    programme: 'Programme',
    byCounty: 'By the county of domicile',
    check: 'Check the rows',
    changeColumns: 'Change the columns',

    notes: {
      hiddenSheets: ({ count }) => `Hidden sheets, not read: ${count}.`,
      formulas: ({ count }) => `Cells with formulas: ${count}. Their value was taken.`,
      titles: ({ count }) => `Rows of titles above the columns, passed over: ${count}.`,
      special: ({ count }) =>
        `Rows with answers about origin or health: ${count}. These are not imported; they are asked, with consent, on the page “Sensitive data” of each person.`,
      fullName: 'Of “name”, the first word is taken as the surname. Check it.',
    },
    good: ({ count }) => `${rowsEn(count)} without problems`,
    bad: ({ count }) => `${rowsEn(count)} to correct or decide`,
    badLead:
      'Correct them here or leave them: only rows without problems are imported, and the others can be downloaded.',
    more: ({ count }) => `${rowsEn(count)} more after these.`,
    row: ({ number: at, name }) => (name === '' ? `Row ${at}` : `Row ${at}: ${name}`),
    inFile: ({ text }) => `In the file: ${text}`,
    saveFixes: 'Keep and check again',
    alike: {
      certain: 'Almost certainly the same person',
      review: 'Maybe the same person',
      elsewhere: 'Somebody recorded elsewhere whom you may not see',
      choose: 'Who is in this row?',
      asNew: 'A new person',
      isThat: ({ whom }) => `It is the same person: ${whom}`,
      asOut: 'Leave it out',
      mayBe: ({ whom, why }) => `Maybe the same person: ${whom} (${why}).`,
      chosen: 'Rows that look alike, decided',
      reason: 'Said at the import: another person.',
    },
    import: ({ count }) => `Import ${rowsEn(count)}`,
    importLead: 'Each row is recorded as from the form. The whole import can be undone.',
    preview: 'The first rows without problems',
    rowNumber: 'Row',
    name: 'Name',
    place: 'Place',
    nothingGood: 'No row can be imported yet.',
    stored: ({ count }) => `${rowsEn(count)} were imported.`,
    leftOut: ({ count }) => `Left out: ${rowsEn(count)}.`,
    download: 'Download the rows left out',
    reason: 'Reason',
    leftSheet: 'Rows left out',
    undo: 'Undo the import',
    undone: 'The import was undone: nothing of it is recorded any more.',
    again: 'Import again',
    drop: 'Throw the table away',
    dropped: 'The table was thrown away.',
    toPeople: 'See the people',
    duplicate: 'Person already registered',
    openRecord: ({ code }) => `Open ${code}`,

    fields: fields('en'),

    problems: {
      'imports.file-missing': 'Choose the file.',
      'imports.file-is-empty': 'The file is empty.',
      'imports.file-is-too-large': ({ megabytes }) =>
        `The file is too large: at most ${megabytes} MB. Divide the table into several files.`,
      'imports.file-is-of-another-kind': 'This is not a table. Save it as XLSX or CSV and send it again.',
      'imports.file-is-protected-or-old':
        'The file is protected by a password or of the old kind XLS. Open it and save it as XLSX, without a password.',
      'imports.file-is-a-bomb':
        'The file says that it is much larger unpacked than any table. It was not opened. Save the table as XLSX or CSV again.',
      'imports.file-is-with-a-doctype':
        'The file brings definitions that no table has. It was not opened. Save the table as XLSX or CSV again.',
      'imports.file-is-unreadable': 'The file cannot be read. Open it, save it as XLSX and send it again.',
      'imports.file-is-without-rows': 'The table has no rows under its headings.',
      'imports.file-is-of-too-many-rows': ({ rows }) =>
        `The table has too many rows: at most ${number('en', Number(rows))}. Divide it.`,
      'imports.file-is-of-too-many-columns': ({ columns }) => `The table has too many columns: at most ${columns}.`,
      'imports.file-is-too-slow':
        'Reading the file takes too long. Save only the sheet with the table and send it again.',
      'imports.cnp-lost-digits':
        'The spreadsheet has rounded this CNP, and its last digits are lost. Write the CNP from the identity card; next time, format the column as text.',
      'imports.cell-is-an-error': 'The formula in this cell gave an error. Write the value.',
      'imports.cell-is-too-long': 'The text is too long for a cell.',
      'imports.field-twice': 'Two columns say the same. Choose one.',
      'imports.no-columns': 'Choose at least one column.',
      'imports.no-such-sheet': 'The file has no such sheet.',
      'imports.no-such-row': 'The sheet has no rows under this one.',
      'imports.still-to-correct': ({ rows }) =>
        `The corrections were kept. ${rowsEn(Number(rows))} still have problems.`,
      'imports.say-who-it-is': 'Say whether it is a new person, the same person, or a row to leave out.',
      'imports.nothing-to-store': 'No row can be imported yet.',
      'imports.is-stored': 'This table has been imported already.',
      'imports.is-not-stored': 'This table is not imported.',
    },
  },
)
