import { catalogue, date, inflect } from '../kernel/words.ts'

export const words = catalogue(
  {
    today: 'Azi',
    nothingToday: 'Nimic de făcut azi. Uitați-vă la săptămâna viitoare.',
    yourDay: 'Programul de azi',
    yourTomorrow: 'Programul de mâine',
    yourNext: ({ day }: { day: string }) => `Programul de ${day}`,
    printSheet: 'Tipărește lista',
    overdue: 'Întârziate',
    dueToday: 'De făcut azi',
    thisWeek: 'Săptămâna aceasta',
    later: 'Mai târziu',
    showAll: ({ count }: { count: number }) =>
      `Arată toate cele ${count} ${inflect('ro', count, { one: 'sarcină', few: 'sarcini', other: 'de sarcini' })}`,
    due: ({ days, day }: { days: number; day: string }) => {
      if (days === 0) return 'azi'
      if (days === 1) return 'mâine'
      if (days === -1) return 'de ieri'
      const count = Math.abs(days)
      const text = `${count} ${inflect('ro', count, { one: 'zi', few: 'zile', other: 'de zile' })}`
      return days < 0 ? `întârziat ${text}` : date(day)
    },
    kitAsks: 'Trusa de recuperare nu a fost încercată. Fără ea, un server pierdut înseamnă date pierdute.',
    toKit: 'Încearcă trusa',

    find: 'Caută',
    foundFor: ({ query }: { query: string }) => `Rezultate pentru „${query}”`,
    nothingFound: ({ query }: { query: string }) =>
      query === '' ? 'Scrieți ce căutați.' : `Niciun rezultat pentru „${query}”.`,
    screen: 'Pagină',

    journal: 'Jurnal',
    journalLead: 'Tot ce s-a înregistrat, în ordinea în care a fost primit. Nicio linie nu se schimbă și nu se șterge.',
    line: 'Linia',
    what: 'Ce',
    who: 'Cine',
    public: 'pagina publică',
    happenedOn: 'S-a întâmplat la',
    recordedAt: 'Scrisă pe dispozitiv la',
    receivedAt: 'Primită la',
    batch: 'Parte din lotul',
    kind: 'Comanda',
    hash: 'Amprenta liniei',
    prev: 'Amprenta liniei dinainte',
    input: 'Ce s-a scris',
    inputLead: 'Fără părțile personale: în locul lor stă „…”.',
    rows: 'Ce rânduri a scris',
    table: 'Tabelul',
    key: 'Cheia',
    digest: 'Amprenta versiunii',
    removed: 'scos',
    undo: 'Anulează',
    undoLead: 'Versiunile dinainte revin, într-o linie nouă a jurnalului.',
    undone: 'Comanda a fost anulată.',
    notUndone: 'Nu s-a anulat',
    backToPage: 'Înapoi la pagină',
    deeds: { 'kernel.undo': 'Anulare' },

    problems: {
      'shell.form-from-elsewhere': 'Formularul a venit din altă pagină decât a noastră, deci nu a fost primit.',
      'shell.too-much-was-sent': ({ megabytes }: Record<string, string | number>) =>
        `Ați trimis prea mult deodată: cel mult ${megabytes} MB.`,
      'shell.no-such-command': ({ kind }: Record<string, string | number>) => `Nu există comanda ${kind}.`,
      'shell.no-json': 'Linia nu este JSON.',
      'shell.another-day': ({ said, happenedOn }: Record<string, string | number>) =>
        `Linia spune că s-a întâmplat la ${said}, dar datele ei spun ${happenedOn}.`,
      'kernel.command-needs-an-id':
        'Formularul nu are numărul lui. Deschideți pagina din nou și mai completați-l o dată.',
      'kernel.id-used-for-another': 'Acest formular a fost deja trimis, cu alt conținut. Deschideți pagina din nou.',
      'kernel.cannot-be-undone':
        'Această comandă are efect legal sau definitiv și nu se anulează; corectați-o cu una nouă.',
      'kernel.changed-since': ({ entry }: Record<string, string | number>) =>
        `Datele au fost schimbate între timp de linia ${entry} a jurnalului. Anulați-o întâi pe aceea.`,
      'kernel.leaned-on-since': ({ entry }: Record<string, string | number>) =>
        `De atunci s-a înregistrat altceva despre aceeași persoană sau același lucru: linia ${entry} a jurnalului. Anulați-o întâi pe aceea.`,
      'kernel.undone-already': 'Comanda a fost deja anulată.',
      'kernel.others-lean-on-it': 'Alte înregistrări se sprijină pe aceasta. Anulați-le întâi pe acelea.',
      'kernel.kit-passphrase-length': 'Parola are șapte grupuri de câte cinci semne.',
      'kernel.kit-passphrase-mistyped': ({ groups }: Record<string, string | number>) =>
        `Grupul ${groups} al parolei are o greșeală. Uitați-vă din nou pe foaie.`,
      'kernel.kit-does-not-open': 'Cele două foi nu se potrivesc.',
      'kernel.kit-is-another': 'Textul nu este o trusă de recuperare Șansa.',
      'kernel.kit-of-other-keys': 'Trusa este a altor chei: una mai veche sau a altui server.',
    },
  },
  {
    today: 'Today',
    nothingToday: 'Nothing to do today. Have a look at next week.',
    yourDay: 'Your day',
    yourTomorrow: 'Tomorrow',
    yourNext: ({ day }) => day,
    printSheet: 'Print the sheet',
    overdue: 'Overdue',
    dueToday: 'To do today',
    thisWeek: 'This week',
    later: 'Later',
    showAll: ({ count }) => `Show all ${count} tasks`,
    due: ({ days, day }) => {
      if (days === 0) return 'today'
      if (days === 1) return 'tomorrow'
      if (days === -1) return 'since yesterday'
      return days < 0 ? `${-days} days overdue` : date(day)
    },
    kitAsks: 'The recovery kit was not tested. Without it, a lost server means lost data.',
    toKit: 'Test the kit',

    find: 'Search',
    foundFor: ({ query }) => `Results for “${query}”`,
    nothingFound: ({ query }) => (query === '' ? 'Type what you are looking for.' : `No result for “${query}”.`),
    screen: 'Page',

    journal: 'Journal',
    journalLead: 'Everything recorded, in the order in which it was received. No line is ever changed or removed.',
    line: 'Line',
    what: 'What',
    who: 'Who',
    public: 'public page',
    happenedOn: 'Happened on',
    recordedAt: 'Written on the device at',
    receivedAt: 'Received at',
    batch: 'Part of the batch',
    kind: 'Command',
    hash: 'Hash of the line',
    prev: 'Hash of the line before',
    input: 'What was written',
    inputLead: 'Without its personal parts: “…” stands in their place.',
    rows: 'Rows it wrote',
    table: 'Table',
    key: 'Key',
    digest: 'Digest of the version',
    removed: 'removed',
    undo: 'Undo',
    undoLead: 'The versions before come back, in a new line of the journal.',
    undone: 'The command is undone.',
    notUndone: 'It was not undone',
    backToPage: 'Back to the page',
    deeds: { 'kernel.undo': 'Undo' },

    problems: {
      'shell.form-from-elsewhere': 'The form came from another page than ours, so it was not taken.',
      'shell.too-much-was-sent': ({ megabytes }) => `That is too much at once: at most ${megabytes} MB.`,
      'shell.no-such-command': ({ kind }) => `There is no command ${kind}.`,
      'shell.no-json': 'The line is not JSON.',
      'shell.another-day': ({ said, happenedOn }) =>
        `The line says it happened on ${said}, its input says ${happenedOn}.`,
      'kernel.command-needs-an-id': 'The form has lost its number. Open the page again and fill it in once more.',
      'kernel.id-used-for-another': 'This form was sent already, with other content. Open the page again.',
      'kernel.cannot-be-undone': 'This command has legal or final effect and is not undone; correct it with a new one.',
      'kernel.changed-since': ({ entry }) =>
        `The data were changed since by line ${entry} of the journal. Undo that one first.`,
      'kernel.leaned-on-since': ({ entry }) =>
        `Something else was recorded since about the same person or thing: line ${entry} of the journal. Undo that one first.`,
      'kernel.undone-already': 'The command was undone already.',
      'kernel.others-lean-on-it': 'Other records lean on this one. Undo those first.',
      'kernel.kit-passphrase-length': 'The passphrase has seven groups of five characters.',
      'kernel.kit-passphrase-mistyped': ({ groups }) =>
        `Group ${groups} of the passphrase has a slip. Look at the sheet again.`,
      'kernel.kit-does-not-open': 'The two sheets do not belong together.',
      'kernel.kit-is-another': 'The text is no recovery kit of Șansa.',
      'kernel.kit-of-other-keys': 'The kit is of other keys: an older one, or of another server.',
    },
  },
)
