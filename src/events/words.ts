import { catalogue } from '../kernel/words.ts'

interface Letter {
  name: string
  title: string
  on: string
  starts: string
  place: string
  organiser: string
  link: string
}

/** What is said about events to colleagues, and in letters. The public pages have words of their own. */
export const words = catalogue(
  {
    events: 'Evenimente',
    lead: 'De la agendă și invitații la prezență, minută și bune practici.',
    empty: 'Niciun eveniment. Planificați primul.',
    heads: ({ count }: { count: string }) => `Persoane distincte la toate evenimentele: ${count}, fiecare o dată.`,
    add: 'Eveniment nou',
    edit: 'Corectează',
    withdraw: 'Retrage',
    withdrawTitle: 'Retrageți evenimentul?',
    withdrawWhat: 'Evenimentul dispare din registru. Adresa lui publică nu se mai deschide.',
    save: 'Înregistrează',
    sections: 'Secțiunile evenimentului',
    overview: 'Privire de ansamblu',
    code: 'Cod',
    codeHint: 'Scurt și de neschimbat, ca EV-1',
    title: 'Titlu',
    on: 'Ziua',
    starts: 'De la ora',
    ends: 'Până la ora',
    place: 'Locul',
    access: 'Cum se ajunge și cum se intră',
    accessHint: 'Trepte, lift, interpret, transport',
    seats: 'Locuri',
    says: 'Prezentare pentru public',
    publishedOn: 'Public din ziua',
    publishedHint: 'Din ziua aceasta oricine vede evenimentul și se poate înscrie',
    region: 'Regiune',
    partner: 'Partener',
    centre: 'Centru de resurse',
    reason: 'Motivul',
    reasonHint: 'Rămâne în jurnal',
    publicPage: 'Pagina publică',
    when: ({ on, from, to }: { on: string; from: string; to: string }) => `${on}, ${from}–${to}`,
    state: 'Stare',
    states: {
      planned: 'planificat',
      held: 'a avut loc',
      open: 'de încheiat',
    },

    agenda: 'Agenda',
    noAgenda: 'Nicio agendă încă.',
    setAgenda: 'Scrie agenda',
    itemAt: ({ row }: { row: number }) => `Punctul ${row}`,
    item: 'Punct',
    minutesLong: 'Minute',
    theme: 'Temă orizontală',
    noTheme: 'nicio temă',

    guests: 'Participanți la eveniment',
    noGuests: 'Nimeni pe listă. Invitați sau publicați evenimentul.',
    name: 'Nume',
    contact: 'E-mail sau telefon',
    email: 'E-mail',
    comesFrom: 'Din partea',
    organisation: 'Organizație din listă',
    organisationHint: 'Felul și regiunea ei contează la acoperirea țintei',
    imageConsent: 'Este de acord să apară în fotografii',
    consents: { yes: 'acord foto', no: 'fără acord foto' },
    noPhotos: ({ count }: { count: number }) =>
      count === 0
        ? 'Toți cei veniți sunt de acord să apară în fotografii.'
        : `${count} dintre cei veniți nu sunt de acord să apară în fotografii. Alegeți fotografii fără ei.`,
    invite: 'Invită',
    inviteTitle: 'Invitație pe e-mail',
    inviteLead: 'Invitația pleacă în câteva clipe, cu evenimentul ca întâlnire de calendar.',
    register: 'Înscrie',
    registerTitle: 'Înscriere la eveniment',
    admit: 'Adaugă pe cineva venit',
    admitTitle: 'A venit fără înscriere',
    checkIn: 'A venit',
    checkInTitle: 'La intrare',
    waits: ({ place }: { place: number }) => `așteaptă un loc (${place})`,
    doesNotCome: 'Nu vine',
    toCall: 'de sunat: are loc',
    lettersIn: 'Limba scrisorilor',
    languages: { ro: 'română', en: 'engleză' },
    cancelled: 'nu vine',
    invited: 'invitat',
    registered: 'înscris',
    came: 'a venit',
    forget: 'Uită',
    forgetTitle: 'Ștergeți datele acestui participant?',
    forgetWhat:
      'Numele, contactul și cuvintele dispar din toate versiunile, și de la celelalte evenimente cu același contact, și nu se mai întorc. Prezența rămâne numărată. Locul la un eveniment care urmează se eliberează.',
    mail: 'E-mail',
    mailStates: { sent: 'trimis', waits: 'în așteptare', failed: 'netrimis' },

    hold: 'A avut loc',
    holdTitle: 'Încheiați evenimentul',
    holdLead: 'De acum se numără. Este nevoie de agendă și de cel puțin o persoană venită.',
    minutes: 'Minuta',
    noMinutes: 'Nicio minută încă.',
    feedback: 'Impresii',
    addFeedback: 'Impresie nouă',
    noFeedback: 'Nicio impresie încă.',
    guest: 'Participant',
    rating: 'Nota, de la 1 la 5',
    feedbackSays: 'Ce a spus',
    average: ({ average, count }: { average: string; count: number }) => `Media ${average} din ${count} răspunsuri`,
    practices: 'Bune practici',
    noPractices: 'Nicio practică împărtășită încă.',
    sharePractice: 'Practică nouă',
    practice: 'Practica',
    practiceSays: 'Pe scurt',
    sharedBy: 'Împărtășită de',
    takenUpBy: 'Preluată de',
    takeUp: 'Preluare',
    takeUpTitle: ({ title }: { title: string }) => `Cine a preluat: ${title}`,
    takenUpOn: 'Preluată la',
    papers: 'Acte',
    or: 'sau',

    themes: 'Teme orizontale',
    themesLead: 'Ce ședință, curs sau eveniment a acoperit ce temă, câte minute, câți oameni, cu ce dovezi.',
    noThemes: 'Nicio temă acoperită.',
    mark: 'Marchează',
    markTitle: 'Tema unei ședințe de consiliere',
    noSessions: 'Nu ați ținut încă nicio ședință.',
    session: 'Ședința',
    covered: 'Ce a acoperit-o',
    minutesTotal: 'Minute',
    people: 'Persoane',
    evidence: 'Cu dovezi',
    ofAll: ({ proven, all }: { proven: string; all: string }) => `${proven} din ${all}`,
    kind: 'Felul',
    kinds: { event: 'eveniment', session: 'ședință', lesson: 'ședință de curs', support: 'sprijin' },
    sums: ({ times, minutes }: { times: string; minutes: string }) => `De ${times} ori, ${minutes} minute`,

    tasks: {
      hold: ({ title }: { title: string }) => `Încheiați evenimentul ${title}: prezența și minuta`,
    },
    said: {
      saved: 'Înregistrat.',
      withdrawn: 'Retras.',
      invited: 'Invitația pleacă în câteva clipe.',
      came: 'Venirea este înregistrată.',
      forgotten: 'Datele au fost șterse.',
    },
    letters: {
      subjects: {
        invitation: ({ title }: { title: string }) => `Invitație: ${title}`,
        confirmation: ({ title }: { title: string }) => `Locul dumneavoastră: ${title}`,
        waiting: ({ title }: { title: string }) => `Pe lista de așteptare: ${title}`,
        'moved-up': ({ title }: { title: string }) => `S-a eliberat un loc: ${title}`,
      },
      invitation: ({ name, title, on, starts, place, organiser, link }: Letter) => `Bună ziua, ${name},

Vă invităm la „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Spuneți-ne dacă veniți: ${link}

${organiser}
`,
      confirmation: ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

V-am păstrat un loc la „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Biletul dumneavoastră: ${link}
Dacă nu mai puteți veni, spuneți-ne pe aceeași pagină.

${organiser}
`,
      waiting: ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

Toate locurile la „${title}”, pe ${on}, de la ora ${starts}, la ${place}, sunt ocupate. V-am trecut pe lista de așteptare și vă scriem dacă se eliberează un loc.

Aici vedeți al câtelea sunteți și ne puteți spune că nu mai așteptați: ${link}

${organiser}
`,
      'moved-up': ({ title, on, starts, place, organiser, link }: Letter) => `Bună ziua,

S-a eliberat un loc și este al dumneavoastră: „${title}”, pe ${on}, de la ora ${starts}, la ${place}.

Biletul dumneavoastră: ${link}
Dacă nu mai puteți veni, spuneți-ne pe aceeași pagină, ca să vină altcineva.

${organiser}
`,
    },
    deeds: {
      'events.plan': 'a planificat un eveniment',
      'events.correct': 'a corectat un eveniment',
      'events.withdraw': 'a retras un eveniment',
      'events.set-agenda': 'a scris agenda unui eveniment',
      'events.invite': 'a invitat pe cineva la un eveniment',
      'events.register': 'a înscris pe cineva la un eveniment',
      'events.admit': 'a adăugat pe cineva venit la un eveniment',
      'events.check-in': 'a înregistrat că cineva a venit',
      'events.cancel': 'a înregistrat că cineva nu vine',
      'events.forget-guest': 'a șters datele unui participant la eveniment',
      'events.hold': 'a încheiat un eveniment',
      'events.give-feedback': 'a înregistrat o impresie',
      'events.share-practice': 'a înregistrat o bună practică',
      'events.take-up': 'a înregistrat preluarea unei practici',
      'events.mark-theme': 'a marcat tema unei ședințe',
    },
  },
  {
    events: 'Events',
    lead: 'From agenda and invitations to attendance, minutes and good practice.',
    empty: 'No event. Plan the first.',
    heads: ({ count }) => `Different people at all events: ${count}, each once.`,
    add: 'New event',
    edit: 'Correct',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw the event?',
    withdrawWhat: 'It goes from the register. Its public address opens no more.',
    save: 'Record',
    sections: 'Sections of the event',
    overview: 'Overview',
    code: 'Code',
    codeHint: 'Short and never changed, such as EV-1',
    title: 'Title',
    on: 'Day',
    starts: 'From',
    ends: 'To',
    place: 'Place',
    access: 'How to get there and in',
    accessHint: 'Steps, lift, interpreter, transport',
    seats: 'Places',
    says: 'Presentation for the public',
    publishedOn: 'Public from',
    publishedHint: 'From this day on anybody sees the event and may register',
    region: 'Region',
    partner: 'Partner',
    centre: 'Resource centre',
    reason: 'Reason',
    reasonHint: 'It stays in the journal',
    publicPage: 'Public page',
    when: ({ on, from, to }) => `${on}, ${from}–${to}`,
    state: 'State',
    states: {
      planned: 'planned',
      held: 'took place',
      open: 'to be concluded',
    },

    agenda: 'Agenda',
    noAgenda: 'No agenda yet.',
    setAgenda: 'Write the agenda',
    itemAt: ({ row }) => `Item ${row}`,
    item: 'Item',
    minutesLong: 'Minutes',
    theme: 'Horizontal theme',
    noTheme: 'no theme',

    guests: 'Guests',
    noGuests: 'Nobody on the list. Invite, or publish the event.',
    name: 'Name',
    contact: 'E-mail or telephone',
    email: 'E-mail',
    comesFrom: 'On behalf of',
    organisation: 'Organisation from the list',
    organisationHint: 'Its kind and region count for the coverage of the target',
    imageConsent: 'Agrees to be in photographs',
    consents: { yes: 'photo consent', no: 'no photo consent' },
    noPhotos: ({ count }) =>
      count === 0
        ? 'Everybody who came agrees to be in photographs.'
        : `${count} of those who came do not agree to be in photographs. Choose photographs without them.`,
    invite: 'Invite',
    inviteTitle: 'Invitation by e-mail',
    inviteLead: 'The invitation leaves in a moment, with the event as an appointment.',
    register: 'Register',
    registerTitle: 'Registration for the event',
    admit: 'Add somebody who came',
    admitTitle: 'Came without registering',
    checkIn: 'Came',
    checkInTitle: 'At the door',
    waits: ({ place }) => `waits for a place (${place})`,
    doesNotCome: 'Does not come',
    toCall: 'to call: has a place',
    lettersIn: 'Language of the letters',
    languages: { ro: 'Romanian', en: 'English' },
    cancelled: 'does not come',
    invited: 'invited',
    registered: 'registered',
    came: 'came',
    forget: 'Forget',
    forgetTitle: "Erase this guest's data?",
    forgetWhat:
      'Name, contact and words go from every version, also at other events with the same contact, and do not come back. The attendance stays counted. A place at an event to come is free.',
    mail: 'E-mail',
    mailStates: { sent: 'sent', waits: 'waiting', failed: 'not sent' },

    hold: 'It took place',
    holdTitle: 'Conclude the event',
    holdLead: 'From now on it counts. It needs an agenda and somebody who came.',
    minutes: 'Minutes',
    noMinutes: 'No minutes yet.',
    feedback: 'Feedback',
    addFeedback: 'New feedback',
    noFeedback: 'No feedback yet.',
    guest: 'Guest',
    rating: 'Mark, from 1 to 5',
    feedbackSays: 'What was said',
    average: ({ average, count }) => `Mean ${average} of ${count} answers`,
    practices: 'Good practices',
    noPractices: 'No practice shared yet.',
    sharePractice: 'New practice',
    practice: 'Practice',
    practiceSays: 'In short',
    sharedBy: 'Shared by',
    takenUpBy: 'Taken up by',
    takeUp: 'Take up',
    takeUpTitle: ({ title }) => `Who took up: ${title}`,
    takenUpOn: 'Taken up on',
    papers: 'Papers',
    or: 'or',

    themes: 'Horizontal themes',
    themesLead: 'Which session, course or event covered which theme, how many minutes and people, with which proof.',
    noThemes: 'No theme covered.',
    mark: 'Mark',
    markTitle: 'Theme of a counselling session',
    noSessions: 'You have not held a session yet.',
    session: 'Session',
    covered: 'What covered it',
    minutesTotal: 'Minutes',
    people: 'People',
    evidence: 'With proof',
    ofAll: ({ proven, all }) => `${proven} of ${all}`,
    kind: 'Kind',
    kinds: { event: 'event', session: 'session', lesson: 'session of a course', support: 'support' },
    sums: ({ times, minutes }) => `${times} times, ${minutes} minutes`,

    tasks: {
      hold: ({ title }) => `Conclude the event ${title}: attendance and minutes`,
    },
    said: {
      saved: 'Recorded.',
      withdrawn: 'Withdrawn.',
      invited: 'The invitation leaves in a moment.',
      came: 'Their coming is recorded.',
      forgotten: 'The data were erased.',
    },
    letters: {
      subjects: {
        invitation: ({ title }) => `Invitation: ${title}`,
        confirmation: ({ title }) => `Your place: ${title}`,
        waiting: ({ title }) => `On the waiting list: ${title}`,
        'moved-up': ({ title }) => `A place is free: ${title}`,
      },
      invitation: ({ name, title, on, starts, place, organiser, link }) => `Dear ${name},

We invite you to “${title}” on ${on} at ${starts}, ${place}.

Tell us whether you come: ${link}

${organiser}
`,
      confirmation: ({ title, on, starts, place, organiser, link }) => `Hello,

We have kept a place for you at “${title}” on ${on} at ${starts}, ${place}.

Your ticket: ${link}
If you cannot come, tell us on the same page.

${organiser}
`,
      waiting: ({ title, on, starts, place, organiser, link }) => `Hello,

Every place at “${title}” on ${on} at ${starts}, ${place}, is taken. You are on the waiting list; we write to you if a place becomes free.

Here you see where you stand, and can tell us that you no longer wait: ${link}

${organiser}
`,
      'moved-up': ({ title, on, starts, place, organiser, link }) => `Hello,

A place has become free, and it is yours: “${title}” on ${on} at ${starts}, ${place}.

Your ticket: ${link}
If you cannot come, tell us on the same page, so that somebody else can.

${organiser}
`,
    },
    deeds: {
      'events.plan': 'planned an event',
      'events.correct': 'corrected an event',
      'events.withdraw': 'withdrew an event',
      'events.set-agenda': 'wrote the agenda of an event',
      'events.invite': 'invited somebody to an event',
      'events.register': 'registered somebody for an event',
      'events.admit': 'added somebody who came to an event',
      'events.check-in': 'recorded that somebody came',
      'events.cancel': 'recorded that somebody does not come',
      'events.forget-guest': 'erased the data of a guest',
      'events.hold': 'concluded an event',
      'events.give-feedback': 'recorded feedback',
      'events.share-practice': 'recorded a good practice',
      'events.take-up': 'recorded that a practice was taken up',
      'events.mark-theme': 'marked the theme of a session',
    },
  },
)
