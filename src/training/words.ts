import type { Details } from '../kernel/problem.ts'
import { catalogue, date } from '../kernel/words.ts'

const on = (day: string | number | undefined) => date(String(day))

/** What the rules of training refuse, and what its commands are called in the journal. */
export const words = catalogue(
  {
    deeds: {
      'training.describe-curriculum': 'A descris un program de formare',
      'training.change-curriculum': 'A schimbat un program de formare',
      'training.record-authorisation': 'A înregistrat o autorizație',
      'training.correct-authorisation': 'A corectat o autorizație',
      'training.record-lapse': 'A înregistrat o suspendare a autorizației',
      'training.open-course': 'A deschis un curs',
      'training.give-places': 'A dat locuri la curs',
      'training.take-place': 'A dat un loc de pe lista de așteptare',
      'training.leave-course': 'A înregistrat o plecare de la curs',
      'training.sign-contract': 'A înregistrat un contract de formare',
      'training.move-lesson': 'A mutat o ședință de curs',
      'training.cancel-lesson': 'A anulat o ședință de curs',
      'training.add-lesson': 'A adăugat o ședință de curs',
      'training.close-lesson': 'A închis o ședință de curs',
      'training.correct-mark': 'A corectat o prezență',
      'training.conclude-course': 'A încheiat un curs',
    },
    problems: {
      'training.no-such-course': 'Acest curs nu există sau nu este al dumneavoastră.',
      'training.no-such-curriculum': 'Acest program de formare nu există sau nu este al dumneavoastră.',
      'training.no-such-authorisation': 'Această autorizație nu există sau nu este a dumneavoastră.',
      'training.no-such-lesson': 'Această ședință nu există sau nu este a dumneavoastră.',
      'training.no-such-learner': 'Acest cursant nu există sau nu este al dumneavoastră.',
      'training.no-such-kind': 'Alegeți un fel din lista regulilor.',
      'training.no-such-theme': 'Alegeți o temă din listă.',
      'training.no-such-county': 'Alegeți un județ din regiunile programului.',
      'training.no-such-partner': 'Alegeți un partener din listă.',
      'training.no-such-centre': 'Alegeți un centru din aceeași regiune.',
      'training.no-such-trainer': 'Unul dintre formatori nu are cont aici.',
      'training.no-such-module': 'Alegeți un modul din listă.',
      'training.code-taken': 'Codul este folosit deja. Alegeți altul.',
      'training.number-taken': 'Numărul este înregistrat deja.',
      'training.module-without-hours': 'Scrieți orele de teorie, de practică, sau pe amândouă.',
      'training.curriculum-in-use':
        'Un curs urmează acest program: ce s-a predat rămâne. Descrieți o variantă nouă, cu alt cod.',
      'training.ends-before-it-begins': 'Sfârșitul este înaintea începutului.',
      'training.not-in-force-then': ({ from, to }: Details) =>
        `Autorizația este valabilă de la ${on(from)} la ${on(to)}: ziua este în afara ei.`,
      'training.exam-before-the-last-session': ({ on: day }: Details) =>
        `Ultima ședință este pe ${on(day)}: examenul vine după ea.`,
      'training.pattern-does-not-hold-the-hours': 'Orele programului nu încap în acest orar.',
      'training.meetings-overlap': 'Două întâlniri se suprapun sau trec de miezul nopții.',
      'training.not-authorised-in-this-county': ({ number }: Details) => `Autorizația ${number} este pentru alt județ.`,
      'training.trainer-not-authorised': 'Formatorul nu este pe autorizație.',
      'training.room-not-authorised': 'Sala nu este pe autorizație.',
      'training.hours-differ-from-authorisation': (details: Details) =>
        `Modulele au ${details.theory} ore de teorie și ${details.practice} de practică, autorizația are ${details.authorisedTheory} și ${details.authorisedPractice}. Corectați una dintre ele.`,
      'training.authorisation-does-not-hold': ({ number, on: day }: Details) =>
        `Autorizația ${number} nu este valabilă pe ${on(day)}. Ședințele de atunci încolo nu pot fi înregistrate.`,
      'training.lies-ahead': 'Ziua este în viitor.',
      'training.course-is-concluded': 'Cursul este încheiat.',
      'training.of-another-programme': 'Persoana este înscrisă în alt program.',
      'training.is-in-the-course': 'Persoana este deja la acest curs.',
      'training.is-certified-already': 'Persoana are deja acest certificat.',
      'training.is-in-another-course': ({ course }: Details) =>
        `Persoana este în același timp la cursul ${course}. Nimeni nu urmează două cursuri deodată.`,
      'training.does-not-wait': 'Persoana nu este pe lista de așteptare.',
      'training.before-asking': ({ on: day }: Details) => `Persoana este la curs din ${on(day)}.`,
      'training.no-place-left': ({ places }: Details) => `Toate cele ${places} locuri autorizate sunt ocupate.`,
      'training.somebody-asked-before': 'Altcineva a cerut înainte: locul i se cuvine.',
      'training.has-left': 'Persoana a plecat deja de la curs.',
      'training.was-there-later': ({ on: day }: Details) => `Persoana a fost prezentă pe ${on(day)}.`,
      'training.waits-for-a-place': 'Persoana așteaptă un loc: contractul vine după.',
      'training.lesson-is-closed': 'Ședința este închisă. O prezență se corectează cu un motiv.',
      'training.session-lies-ahead': ({ on: day }: Details) =>
        `Ședința este pe ${on(day)}. Prezența se înregistrează după ce a avut loc.`,
      'training.nobody-on-the-roster': 'Nimeni nu are loc la acest curs în ziua ședinței.',
      'training.not-on-the-roster': 'Persoana nu are loc la curs în ziua ședinței.',
      'training.somebody-has-no-mark': ({ count }: Details) =>
        Number(count) === 1 ? 'O persoană nu are nicio mențiune.' : `${count} persoane nu au nicio mențiune.`,
      'training.how-late': 'Cu câte minute a întârziat?',
      'training.later-than-the-session': ({ minutes }: Details) => `Ședința are ${minutes} de minute.`,
      'training.outside-the-course': ({ from, to }: Details) =>
        `Cursul este de la ${on(from)} până la examenul din ${on(to)}.`,
      'training.more-than-the-programme': ({ hours }: Details) => `Modulul mai are de ținut ${hours} ore.`,
      'training.sessions-are-open': ({ count }: Details) =>
        Number(count) === 1 ? 'O ședință nu este închisă.' : `${count} ședințe nu sunt închise.`,
      'training.hours-are-missing': ({ held, whole }: Details) =>
        `S-au ținut ${held} din cele ${whole} ore ale programului.`,
    },
  },
  {
    deeds: {
      'training.describe-curriculum': 'Described a curriculum',
      'training.change-curriculum': 'Changed a curriculum',
      'training.record-authorisation': 'Recorded an authorisation',
      'training.correct-authorisation': 'Corrected an authorisation',
      'training.record-lapse': 'Recorded a lapse of an authorisation',
      'training.open-course': 'Opened a course',
      'training.give-places': 'Gave places in a course',
      'training.take-place': 'Gave a place from the waiting list',
      'training.leave-course': 'Recorded somebody leaving a course',
      'training.sign-contract': 'Recorded a training contract',
      'training.move-lesson': 'Moved a session of a course',
      'training.cancel-lesson': 'Cancelled a session of a course',
      'training.add-lesson': 'Added a session of a course',
      'training.close-lesson': 'Closed a session of a course',
      'training.correct-mark': 'Corrected an attendance mark',
      'training.conclude-course': 'Concluded a course',
    },
    problems: {
      'training.no-such-course': 'This course does not exist or is not yours.',
      'training.no-such-curriculum': 'This curriculum does not exist or is not yours.',
      'training.no-such-authorisation': 'This authorisation does not exist or is not yours.',
      'training.no-such-lesson': 'This session does not exist or is not yours.',
      'training.no-such-learner': 'This learner does not exist or is not yours.',
      'training.no-such-kind': 'Choose a kind from the list of the rules.',
      'training.no-such-theme': 'Choose a theme from the list.',
      'training.no-such-county': 'Choose a county in the regions of the programme.',
      'training.no-such-partner': 'Choose a partner from the list.',
      'training.no-such-centre': 'Choose a centre in the same region.',
      'training.no-such-trainer': 'One of the trainers has no account here.',
      'training.no-such-module': 'Choose a module from the list.',
      'training.code-taken': 'The code is in use already. Choose another.',
      'training.number-taken': 'The number is recorded already.',
      'training.module-without-hours': 'Type the hours of theory, of practice, or both.',
      'training.curriculum-in-use':
        'A course follows this curriculum: what was taught stands. Describe a new version under another code.',
      'training.ends-before-it-begins': 'The end is before the beginning.',
      'training.not-in-force-then': ({ from, to }: Details) =>
        `The authorisation holds from ${on(from)} to ${on(to)}: the day is outside it.`,
      'training.exam-before-the-last-session': ({ on: day }: Details) =>
        `The last session is on ${on(day)}: the exam comes after it.`,
      'training.pattern-does-not-hold-the-hours': 'The hours of the curriculum do not fit into this timetable.',
      'training.meetings-overlap': 'Two meetings overlap or pass midnight.',
      'training.not-authorised-in-this-county': ({ number }: Details) =>
        `The authorisation ${number} is for another county.`,
      'training.trainer-not-authorised': 'The trainer is not on the authorisation.',
      'training.room-not-authorised': 'The room is not on the authorisation.',
      'training.hours-differ-from-authorisation': (details: Details) =>
        `The modules have ${details.theory} hours of theory and ${details.practice} of practice, the authorisation has ${details.authorisedTheory} and ${details.authorisedPractice}. Correct one of them.`,
      'training.authorisation-does-not-hold': ({ number, on: day }: Details) =>
        `The authorisation ${number} does not hold on ${on(day)}. Sessions from then on cannot be recorded.`,
      'training.lies-ahead': 'The day lies ahead.',
      'training.course-is-concluded': 'The course is concluded.',
      'training.of-another-programme': 'The person is enrolled in another programme.',
      'training.is-in-the-course': 'The person is in this course already.',
      'training.is-certified-already': 'The person has this certificate already.',
      'training.is-in-another-course': ({ course }: Details) =>
        `The person is in the course ${course} at the same time. Nobody follows two courses at once.`,
      'training.does-not-wait': 'The person is not on the waiting list.',
      'training.before-asking': ({ on: day }: Details) => `The person has been in the course since ${on(day)}.`,
      'training.no-place-left': ({ places }: Details) => `All ${places} authorised places are taken.`,
      'training.somebody-asked-before': 'Somebody else asked before: the place is theirs.',
      'training.has-left': 'The person has left the course already.',
      'training.was-there-later': ({ on: day }: Details) => `The person was present on ${on(day)}.`,
      'training.waits-for-a-place': 'The person waits for a place: the contract comes after.',
      'training.lesson-is-closed': 'The session is closed. A mark is corrected with a reason.',
      'training.session-lies-ahead': ({ on: day }: Details) =>
        `The session is on ${on(day)}. Attendance is recorded once it has taken place.`,
      'training.nobody-on-the-roster': 'Nobody has a place in this course on the day of the session.',
      'training.not-on-the-roster': 'The person has no place in the course on the day of the session.',
      'training.somebody-has-no-mark': ({ count }: Details) =>
        Number(count) === 1 ? 'One person has no mark.' : `${count} people have no mark.`,
      'training.how-late': 'How many minutes late?',
      'training.later-than-the-session': ({ minutes }: Details) => `The session has ${minutes} minutes.`,
      'training.outside-the-course': ({ from, to }: Details) =>
        `The course runs from ${on(from)} to the exam on ${on(to)}.`,
      'training.more-than-the-programme': ({ hours }: Details) => `The module has ${hours} hours left to hold.`,
      'training.sessions-are-open': ({ count }: Details) =>
        Number(count) === 1 ? 'One session is not closed.' : `${count} sessions are not closed.`,
      'training.hours-are-missing': ({ held, whole }: Details) => `${held} of the ${whole} hours were held.`,
    },
  },
)
