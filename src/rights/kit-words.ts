import { catalogue } from '../kernel/words.ts'

// Texts of the first visit and of the recovery kit that it leaves.

export const kit = catalogue(
  {
    title: 'Trusa de recuperare',
    lead: 'Două foi pentru doi oameni. Numai împreună aduc înapoi datele dacă serverul se pierde. Tipăriți-le acum: parola nu se mai arată.',
    what: 'Datele sunt încuiate cu o cheie care stă numai pe acest server. Trusa de recuperare, tipărită, este singura ei copie.',
    print: 'Tipărește cele două foi',
    onwards: 'Le-am tipărit, mergi mai departe',
    sheet: ({ number }: { number: number }) => `Foaia ${number}`,
    sealedLead: 'Cheia, încuiată cu parola de pe foaia 2. Imaginea și textul spun același lucru.',
    passphraseLead: 'Parola care descuie foaia 1. Dați-o altui om decât celui care ține foaia 1.',
    madeOn: 'Făcută la',
    testedOn: 'Încercată la',
    never: 'niciodată',
    neverMade: 'Nu există nicio trusă de recuperare. Dacă serverul se pierde, datele nu mai pot fi deschise de nimeni.',
    testIt: 'Trusa de recuperare nu a fost încercată în ultimul an. Încercați-o cu foile tipărite.',
    test: 'Încearcă trusa',
    testLead: 'Scrieți ce este pe foi, ca după o pagubă. Nimic nu se schimbă; se notează doar ziua.',
    tested: 'Trusa deschide datele. Ziua a fost notată.',
    make: 'Fă o trusă nouă',
    makeLead: 'Copiile de siguranță făcute până acum se deschid cu trusa dinainte: păstrați-o și pe aceea.',
  },
  {
    title: 'Recovery kit',
    lead: 'Two sheets for two people. Only together do they bring the data back if the server is lost. Print them now: the passphrase is not shown again.',
    what: 'The data are locked with a key that is on this server only. The recovery kit, printed, is its only copy.',
    print: 'Print the two sheets',
    onwards: 'I have printed them, continue',
    sheet: ({ number }) => `Sheet ${number}`,
    sealedLead: 'The key, locked with the passphrase on sheet 2. The picture and the text say the same.',
    passphraseLead: 'The passphrase that unlocks sheet 1. Give it to somebody else than whoever keeps sheet 1.',
    madeOn: 'Made on',
    testedOn: 'Tested on',
    never: 'never',
    neverMade: 'There is no recovery kit. If the server is lost, nobody can open the data any more.',
    testIt: 'The recovery kit was not tested in the last year. Test it with the printed sheets.',
    test: 'Test the kit',
    testLead: 'Type what is on the sheets, as after a loss. Nothing changes; only the day is noted.',
    tested: 'The kit opens the data. The day is noted.',
    make: 'Make a new kit',
    makeLead: 'Backups made until now open with the kit before: keep that one too.',
  },
)

export const start = catalogue(
  {
    title: 'Prima pornire',
    lead: 'Creați organizația și contul primului administrator. Durează două minute.',
    organisation: 'Numele organizației',
    name: 'Numele dumneavoastră',
    submit: 'Creează organizația',
  },
  {
    title: 'First start',
    lead: 'Create the organisation and the account of its first administrator. It takes two minutes.',
    organisation: 'Name of the organisation',
    name: 'Your name',
    submit: 'Create the organisation',
  },
)
