import { catalogue, inflect } from '../kernel/words.ts'
import { accounts, me } from './account-words.ts'
import { kit, start } from './kit-words.ts'

export const words = catalogue(
  {
    roles: {
      administrator: 'Administrator',
      manager: 'Manager de proiect',
      counsellor: 'Consilier',
      trainer: 'Formator',
      mediator: 'Mediator de muncă',
      enterprise: 'Întreprindere socială',
      centre: 'Centru de resurse',
      auditor: 'Auditor',
      scorer: 'Evaluator de planuri',
    },
    scopes: {
      tenant: 'toată organizația',
      programme: 'program',
      partner: 'partener',
      region: 'regiune',
      centre: 'centru de resurse',
      enterprise: 'întreprindere socială',
      caseload: 'persoanele proprii',
    },

    signIn: {
      title: 'Intrați în cont',
      email: 'E-mail',
      password: 'Parola',
      submit: 'Intră',
      lost: 'Ați uitat parola? Administratorul organizației vă face o legătură nouă.',
      demoTitle: 'Conturi demonstrative',
      demoLead: ({ password }: { password: string }) =>
        `Persoane inventate, date inventate. Parola tuturor conturilor: ${password}`,
      demoUse: ({ name }: { name: string }) => `Intră ca ${name}`,
    },
    code: {
      title: 'Al doilea factor',
      lead: 'Rolul dumneavoastră poate dezvălui, exporta sau administra, deci parola singură nu ajunge.',
      label: 'Codul din aplicația de pe telefon',
      hint: 'Șase cifre. Dacă nu aveți telefonul, scrieți unul dintre codurile de rezervă.',
      submit: 'Continuă',
      demo: ({ code }: { code: string }) => `Cont demonstrativ: codul de acum este ${code}.`,
    },
    enrol: {
      title: 'Legați telefonul de cont',
      lead: 'Rolul dumneavoastră poate dezvălui, exporta sau administra. De acum, la intrare veți scrie și un cod din telefon.',
      scan: 'Deschideți o aplicație de coduri (de exemplu Aegis, Google Authenticator sau 2FAS) și scanați imaginea.',
      typed: 'Nu puteți scana? Scrieți în aplicație cheia:',
      label: 'Codul din șase cifre pe care îl arată aplicația',
      submit: 'Leagă telefonul',
    },
    recovery: {
      title: 'Coduri de rezervă',
      lead: 'Fiecare cod merge o singură dată, când nu aveți telefonul. Se văd numai acum: tipăriți-le și păstrați-le departe de telefon.',
      print: 'Tipărește',
      onwards: 'Le-am păstrat, mergi mai departe',
      left: ({ count }: { count: number }) =>
        `${count} ${inflect('ro', count, { one: 'cod de rezervă nefolosit', few: 'coduri de rezervă nefolosite', other: 'de coduri de rezervă nefolosite' })}`,
      renew: 'Fă coduri noi',
    },
    invitation: {
      title: ({ organisation }: { organisation: string }) => `Bun venit la ${organisation}`,
      lead: ({ name, email }: { name: string; email: string }) =>
        `${name}, alegeți o parolă. Veți intra cu adresa ${email}.`,
      submit: 'Păstrează parola',
      done: 'Parola a fost păstrată. Acum puteți intra.',
    },
    newPassword: 'Parola nouă',
    passwordHint: ({ least }: { least: number }) =>
      `Cel puțin ${least} caractere. Câteva cuvinte alăturate sunt ușor de ținut minte.`,

    me: me('ro'),

    accounts: accounts('ro'),
    settings: {
      title: 'Setări',
      organisation: 'Organizația',
      keys: 'Chei și trusa de recuperare',
      keysLead: 'Ce aduce înapoi datele dacă serverul se pierde.',
    },
    deeds: {
      'rights.found': 'Organizație creată',
      'rights.invite': 'Coleg invitat',
      'rights.rename': 'Nume de coleg schimbat',
      'rights.close': 'Cont închis',
      'rights.grant': 'Drept adăugat',
      'rights.revoke': 'Drept luat înapoi',
      'rights.link': 'Legătură pentru parolă',
      'rights.kit': 'Trusă de recuperare',
    },

    start: start('ro'),

    kit: kit('ro'),

    problems: {
      'rights.email-or-password-wrong': 'E-mailul sau parola nu sunt cele din cont.',
      'rights.code-wrong': 'Codul nu este bun sau a fost deja folosit.',
      'rights.wait-before-the-next-try': ({ minutes }: Record<string, string | number>) =>
        `Prea multe încercări. Mai încercați peste ${minutes} ${inflect('ro', Number(minutes), { one: 'minut', few: 'minute', other: 'de minute' })}.`,
      'rights.signed-out': 'Sesiunea s-a încheiat. Intrați din nou, apoi trimiteți formularul încă o dată.',
      'rights.password-too-short': ({ least }: Record<string, string | number>) =>
        `Parola are cel puțin ${least} caractere.`,
      'rights.password-too-long': ({ most }: Record<string, string | number>) =>
        `Parola are cel mult ${most} de caractere.`,
      'rights.password-obvious':
        'Parola aceasta se ghicește prea ușor. Alegeți câteva cuvinte care nu au legătură cu dumneavoastră.',
      'rights.current-password-wrong': 'Parola de acum nu este aceasta.',
      'rights.link-expired': 'Legătura nu mai este bună. Cereți alta administratorului.',
      'rights.email-has-an-account':
        'Legătura a fost folosită între timp sau adresa are deja un cont în altă organizație.',
      'rights.email-taken': 'Un coleg are deja această adresă.',
      'rights.founded-already': 'Organizația are deja oameni.',
      'rights.closed-already': 'Contul este închis.',
      'rights.last-administrator': 'Este singurul administrator. Dați întâi acest rol altcuiva.',
      'rights.granted-already': 'Contul are deja acest rol aici.',
      'rights.role-not-given-there': 'Acest rol nu se dă în acest fel de loc.',
      'rights.no-such-account': 'Nu există un cont deschis cu acest id sau cu această adresă.',
      'rights.email-of-two': 'Două organizații au un cont cu această adresă. Folosiți id-ul contului.',
      'rights.kit-of-many':
        'Pe acest server lucrează mai multe organizații, deci trusa de recuperare este la operatorul serverului.',
      'rights.start-key-wrong': 'Deschideți adresa întreagă, așa cum a scris-o serverul la pornire.',
    },
  },
  {
    roles: {
      administrator: 'Administrator',
      manager: 'Project manager',
      counsellor: 'Counsellor',
      trainer: 'Trainer',
      mediator: 'Job mediator',
      enterprise: 'Social enterprise',
      centre: 'Resource centre',
      auditor: 'Auditor',
      scorer: 'Scorer of plans',
    },
    scopes: {
      tenant: 'the whole organisation',
      programme: 'programme',
      partner: 'partner',
      region: 'region',
      centre: 'resource centre',
      enterprise: 'social enterprise',
      caseload: 'own caseload',
    },

    signIn: {
      title: 'Sign in',
      email: 'E-mail',
      password: 'Password',
      submit: 'Sign in',
      lost: 'Forgot the password? The administrator of your organisation makes you a new link.',
      demoTitle: 'Demo accounts',
      demoLead: ({ password }) => `Invented people, invented data. The password of every account: ${password}`,
      demoUse: ({ name }) => `Sign in as ${name}`,
    },
    code: {
      title: 'Second factor',
      lead: 'Your role can reveal, export or administer, so a password alone is not enough.',
      label: 'The code from the app on your phone',
      hint: 'Six digits. Without the phone, type one of the recovery codes.',
      submit: 'Continue',
      demo: ({ code }) => `Demo account: the code is now ${code}.`,
    },
    enrol: {
      title: 'Tie your phone to the account',
      lead: 'Your role can reveal, export or administer. From now on you will also type a code from your phone when you sign in.',
      scan: 'Open an authenticator app (for instance Aegis, Google Authenticator or 2FAS) and scan the picture.',
      typed: 'Cannot scan? Type this key into the app:',
      label: 'The six digits that the app shows',
      submit: 'Tie the phone',
    },
    recovery: {
      title: 'Recovery codes',
      lead: 'Each works once, when you do not have the phone. They are shown only now: print them and keep them away from the phone.',
      print: 'Print',
      onwards: 'I have kept them, continue',
      left: ({ count }) => `${count} unused recovery ${count === 1 ? 'code' : 'codes'}`,
      renew: 'Make new codes',
    },
    invitation: {
      title: ({ organisation }) => `Welcome to ${organisation}`,
      lead: ({ name, email }) => `${name}, choose a password. You will sign in with ${email}.`,
      submit: 'Keep the password',
      done: 'The password is kept. You can sign in now.',
    },
    newPassword: 'New password',
    passwordHint: ({ least }) => `At least ${least} characters. A few words side by side are easy to remember.`,

    me: me('en'),

    accounts: accounts('en'),
    settings: {
      title: 'Settings',
      organisation: 'Organisation',
      keys: 'Keys and recovery kit',
      keysLead: 'What brings the data back if the server is lost.',
    },
    deeds: {
      'rights.found': 'Organisation founded',
      'rights.invite': 'Colleague invited',
      'rights.rename': 'Name of a colleague changed',
      'rights.close': 'Account closed',
      'rights.grant': 'Right added',
      'rights.revoke': 'Right taken back',
      'rights.link': 'Password link',
      'rights.kit': 'Recovery kit',
    },

    start: start('en'),

    kit: kit('en'),

    problems: {
      'rights.email-or-password-wrong': 'The e-mail or the password is not the one of the account.',
      'rights.code-wrong': 'The code is wrong or was used already.',
      'rights.wait-before-the-next-try': ({ minutes }) =>
        `Too many tries. Try again in ${minutes} ${Number(minutes) === 1 ? 'minute' : 'minutes'}.`,
      'rights.signed-out': 'The session is over. Sign in again, then send the form once more.',
      'rights.password-too-short': ({ least }) => `The password has at least ${least} characters.`,
      'rights.password-too-long': ({ most }) => `The password has at most ${most} characters.`,
      'rights.password-obvious':
        'This password is too easy to guess. Choose a few words that have nothing to do with you.',
      'rights.current-password-wrong': 'This is not the current password.',
      'rights.link-expired': 'The link no longer works. Ask the administrator for another.',
      'rights.email-has-an-account':
        'The link was used meanwhile, or the address has an account in another organisation already.',
      'rights.email-taken': 'A colleague has this address already.',
      'rights.founded-already': 'The organisation has people already.',
      'rights.closed-already': 'The account is closed.',
      'rights.last-administrator': 'This is the only administrator. Give this role to somebody else first.',
      'rights.granted-already': 'The account has this role here already.',
      'rights.role-not-given-there': 'This role is not given in a place of this kind.',
      'rights.no-such-account': 'There is no open account with this id or address.',
      'rights.email-of-two': 'Two organisations have an account with this address. Use the id of the account.',
      'rights.kit-of-many': 'Several organisations use this server, so its operator keeps the recovery kit.',
      'rights.start-key-wrong': 'Open the whole address, as the server printed it at the start.',
    },
  },
)
