import { catalogue } from '../kernel/words.ts'

/** What is said about aid contracts, their tranches and the de minimis ledger. */
export const aid = catalogue(
  {
    aidTitle: 'Contracte de ajutor',
    aidLead:
      'Dreptul se naște în ziua contractului. Tranșele se plătesc numai când faza lor este atinsă, cu actele ei.',
    noAid: 'Niciun ajutor.',
    addAid: 'Contract nou',
    contract: 'Contract',
    grantedOn: 'Ziua contractului',
    grantedBy: 'Acordat de',
    euroCents: 'Echivalent subvenție brută (euro)',
    euroHint: 'La cursul din ziua contractului',
    isDeMinimis: 'Este ajutor de minimis',
    tranches: 'Tranșe',
    tranche: ({ number }: { number: number }) => `Tranșa ${number}`,
    opensWith: 'Se deschide cu faza',
    paidOn: 'Plătită la',
    pay1: 'Plătește',
    unpaid: 'neplătită',
    ledger: 'Registrul de minimis',
    ledgerOn: ({ sum, limit, years }: { sum: string; limit: string; years: number }) =>
      `${sum} din ${limit} în ultimii ${years} ani, pentru întreprinderea unică`,
    fallsOut: 'Iese la',
  },
  {
    aidTitle: 'Aid contracts',
    aidLead:
      'The right arises on the day of the contract. Tranches are paid only when their phase is reached, with its papers.',
    noAid: 'No aid.',
    addAid: 'New contract',
    contract: 'Contract',
    grantedOn: 'Day of the contract',
    grantedBy: 'Granted by',
    euroCents: 'Gross grant equivalent (euro)',
    euroHint: 'At the rate of the day of the contract',
    isDeMinimis: 'Is de minimis aid',
    tranches: 'Tranches',
    tranche: ({ number }) => `Tranche ${number}`,
    opensWith: 'Opens with the phase',
    paidOn: 'Paid on',
    pay1: 'Pay',
    unpaid: 'unpaid',
    ledger: 'De minimis ledger',
    ledgerOn: ({ sum, limit, years }) => `${sum} of ${limit} over the last ${years} years, for the single undertaking`,
    fallsOut: 'Falls out on',
  },
)
