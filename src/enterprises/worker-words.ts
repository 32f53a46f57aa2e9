import { catalogue } from '../kernel/words.ts'

/** What is said about staff from vulnerable groups. */
export const workers = catalogue(
  {
    workers: 'Angajați din grupuri vulnerabile',
    workersLead:
      'După numărul din statul de plată, fără nume. Temeiul se vede numai pe actul sigilat. Nu este categoria grupului țintă.',
    noWorkers: 'Niciun angajat cu statut dovedit.',
    addWorker: 'Adaugă un statut',
    payrollNumber: 'Numărul din statul de plată',
    post: 'Postul creat pe care îl ocupă',
    postHint: 'Lăsați gol pentru cine lucra și înainte',
    validFrom: 'Valabil de la',
    validUntil: 'Valabil până la',
    endWorker: 'Încheie',
    proofState: 'Dovada',
    proven: 'dovedit',
    toBring: 'act de adus',
  },
  {
    workers: 'Staff from vulnerable groups',
    workersLead:
      'By the number on the payroll, without a name. The ground is seen on the sealed paper alone. It is not the category of the target group.',
    noWorkers: 'Nobody with a proven status.',
    addWorker: 'Add a status',
    payrollNumber: 'Number on the payroll',
    post: 'The created job that they hold',
    postHint: 'Leave empty for whoever worked there before',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    endWorker: 'End',
    proofState: 'Proof',
    proven: 'proven',
    toBring: 'paper to bring',
  },
)
