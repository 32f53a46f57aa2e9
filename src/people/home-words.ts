import { catalogue } from '../kernel/words.ts'

/** What is said about where somebody lives, and lived before. */
export const homes = catalogue(
  {
    domicile: 'Domiciliu (din actul de identitate)',
    actual: 'Unde locuiește de fapt',
    sameAsDomicile: 'La domiciliu',
    removeActual: 'Locuiește la domiciliu',
    county: 'Județul',
    locality: 'Localitatea',
    siruta: 'Codul SIRUTA',
    degurba: 'Gradul de urbanizare',
    uatKind: 'Felul localității',
    address: 'Adresa',
    movedOn: 'S-a mutat aici la',
    movedOnHint:
      'Numai dacă domiciliul s-a schimbat. La intrare rămâne cel de atunci; fără dată, ce era greșit se îndreaptă.',
    untilDay: ({ on }: { on: string }) => `până la ${on}`,
    forgetMove: 'Nu s-a mutat atunci',
  },
  {
    domicile: 'Domicile (as on the identity paper)',
    actual: 'Where they really live',
    sameAsDomicile: 'At their domicile',
    removeActual: 'Lives at the domicile',
    county: 'County',
    locality: 'Locality',
    siruta: 'SIRUTA code',
    degurba: 'Degree of urbanisation',
    uatKind: 'Kind of locality',
    address: 'Address',
    movedOn: 'Moved here on',
    movedOnHint:
      'Only if the domicile has changed. At entry the one of that day stays; without a day, what was wrong is put right.',
    untilDay: ({ on }) => `until ${on}`,
    forgetMove: 'Did not move then',
  },
)
