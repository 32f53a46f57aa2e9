/** Who applies where it matters little who it is: 35 years old, a year and a half without work, eight classes of school. */
export const woman = {
  sex: 'F',
  region: 'RO21',
  bornOn: '1990-05-12',
  labour: 'unemployed',
  months: 18,
  isced: '2',
} as const
