import { catalogue, inflect, number } from '../kernel/words.ts'

interface Count {
  count: number
}

/** Words of the one screen on which a session is closed. */
export const attendanceWords = catalogue(
  {
    title: ({ when }: { when: string }) => `Prezență – ${when}`,
    nthOf: ({ nth, of, part, hours }: { nth: number; of: number; part: string; hours: string }) =>
      `Ședința ${nth} din ${of} · ${part} · ${hours} h`,
    allPresent: 'Toți prezenți',
    keys: 'P prezent, A absent, I întârziat; săgețile trec la alt rând',
    place: '#',
    learner: 'Cursant',
    mark: 'Stare',
    hours: 'Ore',
    toDate: 'Prezență la zi',
    presences: { present: 'Prezent', late: 'Întârziat', excused: 'Motivat', unexcused: 'Nemotivat' },
    ticks: { absent: 'Absent', present: 'Prezent', late: 'Întârziat' },
    lateMinutes: 'Minute',
    excuse: 'Motiv',
    noExcuse: 'Fără motiv',
    excuses: {
      certificate: 'Adeverință',
      authority: 'Chemat la o autoritate',
      family: 'Eveniment în familie',
      work: 'La lucru',
      other: 'Alt motiv, cu dovadă',
    },
    reEntry: 'S-a întors în program după ieșire',
    overTheLimit: 'peste limită',
    close: 'Închide ședința',
    closedBy: ({ on, name }: { on: string; name: string }) => `Închisă pe ${on} de ${name}. Se corectează cu un motiv.`,
    emptyGroup: 'Grupa e goală.',
    toGroup: 'Adaugă cursanți',
    ahead: 'Ședința nu a avut loc încă. Prezența se înregistrează după ea.',
    correct: 'Corectează',
    correctTitle: ({ name }: { name: string }) => `Corectează prezența: ${name}`,
    saveCorrection: 'Păstrează corectura',
    correctionLead: 'Orele persoanei se corectează odată cu prezența.',
    reason: 'Motivul corecturii',
    reasonHint: 'Rămâne la persoană.',
    sum: ({ present, absent }: { present: number; absent: number }) =>
      `${number('ro', present)} ${inflect('ro', present, { one: 'prezent', few: 'prezenți', other: 'de prezenți' })} · ${number('ro', absent)} ${inflect('ro', absent, { one: 'absent', few: 'absenți', other: 'de absenți' })}`,
    learnerHours: ({ hours }: { hours: string }) => `${hours} ore-cursant`,
    said: { closed: 'Ședința este închisă.', corrected: 'Prezența este corectată.' },
    tasks: {
      close: ({ code, count }: Count & { code: string }) =>
        `${code}: ${count === 1 ? 'o ședință' : `${count} ședințe`} de închis`,
    },
  },
  {
    title: ({ when }: { when: string }) => `Attendance – ${when}`,
    nthOf: ({ nth, of, part, hours }: { nth: number; of: number; part: string; hours: string }) =>
      `Session ${nth} of ${of} · ${part} · ${hours} h`,
    allPresent: 'All present',
    keys: 'P present, A absent, I late; the arrows go to another row',
    place: '#',
    learner: 'Learner',
    mark: 'State',
    hours: 'Hours',
    toDate: 'Attendance to date',
    presences: { present: 'Present', late: 'Late', excused: 'Excused', unexcused: 'Unexcused' },
    ticks: { absent: 'Absent', present: 'Present', late: 'Late' },
    lateMinutes: 'Minutes',
    excuse: 'Reason',
    noExcuse: 'No reason',
    excuses: {
      certificate: 'Certificate',
      authority: 'Called by an authority',
      family: 'Family event',
      work: 'At work',
      other: 'Another reason, with proof',
    },
    reEntry: 'Came back to the programme after leaving it',
    overTheLimit: 'over the limit',
    close: 'Close the session',
    closedBy: ({ on, name }: { on: string; name: string }) =>
      `Closed on ${on} by ${name}. It is corrected with a reason.`,
    emptyGroup: 'The group is empty.',
    toGroup: 'Add learners',
    ahead: 'The session has not taken place yet. Attendance is recorded after it.',
    correct: 'Correct',
    correctTitle: ({ name }: { name: string }) => `Correct the attendance: ${name}`,
    saveCorrection: 'Save the correction',
    correctionLead: "The person's hours are corrected together with the mark.",
    reason: 'Reason of the correction',
    reasonHint: 'It stays with the person.',
    sum: ({ present, absent }: { present: number; absent: number }) => `${present} present · ${absent} absent`,
    learnerHours: ({ hours }: { hours: string }) => `${hours} learner hours`,
    said: { closed: 'The session is closed.', corrected: 'The mark is corrected.' },
    tasks: {
      close: ({ code, count }: Count & { code: string }) =>
        `${code}: ${count === 1 ? 'one session' : `${count} sessions`} to close`,
    },
  },
)
