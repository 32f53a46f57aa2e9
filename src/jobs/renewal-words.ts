import { catalogue, date } from '../kernel/words.ts'

interface On {
  on: string
}

/** What is said of a contract that goes on after its term. */
export const renewalWords = catalogue(
  {
    renew: 'Prelungește contractul',
    renewLead: 'Munca merge mai departe prin act adițional sau alt contract; plasarea și prima ei zi rămân.',
    signedOn: 'Semnat pe',
    contractNow: 'Contractul de acum',
    until: ({ on }: On) => `până la ${date(on)}`,
    said: 'Contractul este prelungit.',
    deeds: { 'jobs.renew-contract': 'A prelungit contractul unei plasări' },
    problems: {
      'jobs.no-term-to-renew': 'Contractul nu este pe perioadă determinată.',
      'jobs.signed-before-the-work': ({ on }: Record<string, string | number>) =>
        `Munca a început abia în ${date(String(on))}.`,
      'jobs.ends-no-later': ({ on }: Record<string, string | number>) =>
        `Contractul ține deja până la ${date(String(on))}.`,
    },
  },
  {
    renew: 'Extend the contract',
    renewLead: 'The work goes on by an amendment or another contract; the placement and its first day stay.',
    signedOn: 'Signed on',
    contractNow: 'The contract now',
    until: ({ on }: On) => `until ${date(on)}`,
    said: 'The contract is extended.',
    deeds: { 'jobs.renew-contract': 'Extended the contract of a placement' },
    problems: {
      'jobs.no-term-to-renew': 'The contract is not for a fixed term.',
      'jobs.signed-before-the-work': ({ on }: Record<string, string | number>) =>
        `The work began only on ${date(String(on))}.`,
      'jobs.ends-no-later': ({ on }: Record<string, string | number>) =>
        `The contract already runs until ${date(String(on))}.`,
    },
  },
)
