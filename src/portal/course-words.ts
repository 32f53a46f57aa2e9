import { catalogue, plural } from '../kernel/words.ts'

const places = (n: number, ro: boolean) =>
  ro
    ? plural('ro', n, { one: 'loc liber', few: 'locuri libere', other: 'de locuri libere' })
    : plural('en', n, { one: 'free place', other: 'free places' })

/** What is said about courses that begin. */
export const courses = catalogue(
  {
    noCourses: 'Acum nu începe niciun curs. Lăsați un număr la Contact.',
    starts: 'Începe',
    ends: 'Examen',
    hours: 'Ore',
    freePlaces: ({ free }: { free: number }) => places(free, true),
    full: 'Toate locurile sunt luate. Vă puteți înscrie pe lista de rezervă.',
    gives: 'La sfârșit primiți',
    certificates: { qualification: 'un certificat de calificare', completion: 'un certificat de absolvire' },
    bring: 'Veniți cu buletinul. Restul îl facem împreună.',
    enlist: 'Mă înscriu',
    enlistSays: 'Scrieți numele și telefonul. Vă sunăm și vă spunem ce urmează.',
  },
  {
    noCourses: 'No course begins now. Leave a number under Contact.',
    starts: 'Begins',
    ends: 'Exam',
    hours: 'Hours',
    freePlaces: ({ free }) => places(free, false),
    full: 'All places are taken. You can join the waiting list.',
    gives: 'At the end you get',
    certificates: { qualification: 'a certificate of qualification', completion: 'a certificate of completion' },
    bring: 'Bring your identity card. We do the rest together.',
    enlist: 'Sign up',
    enlistSays: 'Leave your name and number. We call you and tell you what comes next.',
  },
)
