import { catalogue } from '../kernel/words.ts'

/** Words of the list of subsidies. */
export const paymentWords = catalogue(
  {
    payments: 'Subvenții',
    lead: ({ rule, rate }: { rule: string; rate: string }) => `${rule}, ${rate} pe oră. Sumele urmează prezența.`,
    none: 'Cursul nu are subvenție sau nu are încă ore închise.',
    hours: 'Ore de prezență',
    passed: 'Promovat',
    yes: 'da',
    no: 'nu',
    amount: 'Suma',
    lei: 'Suma, în lei',
    sum: ({ sum }: { sum: string }) => `Total: ${sum}`,
    signature: 'Semnătura',
    preparedBy: 'Întocmit',
    approvedBy: 'Aprobat',
    download: 'Tabel',
    print: 'Listă de plată (PDF)',
  },
  {
    payments: 'Subsidies',
    lead: ({ rule, rate }: { rule: string; rate: string }) =>
      `${rule}, ${rate} an hour. Amounts follow the attendance.`,
    none: 'The course has no subsidy, or no hours closed yet.',
    hours: 'Hours attended',
    passed: 'Passed',
    yes: 'yes',
    no: 'no',
    amount: 'Amount',
    lei: 'Amount, in lei',
    sum: ({ sum }: { sum: string }) => `Total: ${sum}`,
    preparedBy: 'Drawn up by',
    approvedBy: 'Approved by',
    signature: 'Signature',
    download: 'Table',
    print: 'Payment list (PDF)',
  },
)
