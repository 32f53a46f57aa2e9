import { catalogue, inflect, number } from '../kernel/words.ts'

interface OfCourse {
  course: string
}
interface On {
  on: string
}

/** What the path of a person says of courses. */
export const timelineWords = catalogue(
  {
    enrolled: ({ course }: OfCourse) => `Loc la curs: ${course}`,
    waits: ({ course }: OfCourse) => `Pe lista de așteptare: ${course}`,
    attended: ({ course, hours }: OfCourse & { hours: string }) => `${course} – ${hours}`,
    sessions: ({ count, share }: { count: number; share: string }) =>
      `${number('ro', count)} ${inflect('ro', count, { one: 'ședință', few: 'ședințe', other: 'de ședințe' })}, prezență ${share}`,
    left: ({ course }: OfCourse) => `A plecat de la cursul ${course}`,
    sat: ({ course, theory, practice }: OfCourse & { theory: string; practice: string }) =>
      `Examen ${course}: teorie ${theory}, practică ${practice}`,
    didNotCome: ({ course }: OfCourse) => `Nu s-a prezentat la examenul ${course}`,
    certificate: ({ number: of }: { number: string }) => `Certificat eliberat: ${of}`,
    handed: ({ on }: On) => `ridicat pe ${on}`,
    notHanded: 'încă neridicat',
    revoked: ({ on }: On) => `anulat pe ${on}`,
    next: ({ course, when }: OfCourse & { when: string }) => `ședința cursului ${course}: ${when}`,
  },
  {
    enrolled: ({ course }: OfCourse) => `Place in a course: ${course}`,
    waits: ({ course }: OfCourse) => `On the waiting list: ${course}`,
    attended: ({ course, hours }: OfCourse & { hours: string }) => `${course} – ${hours}`,
    sessions: ({ count, share }: { count: number; share: string }) =>
      `${count} ${inflect('en', count, { one: 'session', few: 'sessions', other: 'sessions' })}, attendance ${share}`,
    left: ({ course }: OfCourse) => `Left the course ${course}`,
    sat: ({ course, theory, practice }: OfCourse & { theory: string; practice: string }) =>
      `Exam ${course}: theory ${theory}, practice ${practice}`,
    didNotCome: ({ course }: OfCourse) => `Did not come to the exam ${course}`,
    certificate: ({ number: of }: { number: string }) => `Certificate issued: ${of}`,
    handed: ({ on }: On) => `handed over on ${on}`,
    notHanded: 'not yet handed over',
    revoked: ({ on }: On) => `revoked on ${on}`,
    next: ({ course, when }: OfCourse & { when: string }) => `session of the course ${course}: ${when}`,
  },
)
