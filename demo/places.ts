/** Where people of the demo live. Towns are real; communes are invented, since a small place and a few facts can mean somebody. */
export interface Place {
  region: Region
  /** NUTS 3. */
  county: string
  locality: string
  /** Degree of urbanisation: 1 city, 2 town, 3 rural. */
  degurba: 1 | 2 | 3
  uatKind: 'municipiu' | 'oras' | 'comuna' | 'sector'
  /** The two digits of the place of issue in a CNP. */
  cnpPlace: string
}

export const regions = ['RO21', 'RO41', 'RO32'] as const
export type Region = (typeof regions)[number]

const place = (
  region: Region,
  [county, cnpPlace]: [string, string],
  locality: string,
  degurba: Place['degurba'],
  uatKind: Place['uatKind'],
): Place => ({ region, county, cnpPlace, locality, degurba, uatKind })

const bacau: [string, string] = ['RO211', '04']
const iasi: [string, string] = ['RO213', '22']
const neamt: [string, string] = ['RO214', '27']
const vaslui: [string, string] = ['RO216', '37']
const dolj: [string, string] = ['RO411', '16']
const gorj: [string, string] = ['RO412', '18']
const olt: [string, string] = ['RO414', '28']
const bucuresti: [string, string] = ['RO321', '45']
const ilfov: [string, string] = ['RO322', '23']

export const places: readonly Place[] = [
  place('RO21', iasi, 'Iași', 1, 'municipiu'),
  place('RO21', iasi, 'Pașcani', 2, 'municipiu'),
  place('RO21', iasi, 'Lunca Zmeurei', 3, 'comuna'),
  place('RO21', iasi, 'Dealul Frasinilor', 2, 'comuna'),
  place('RO21', vaslui, 'Bârlad', 2, 'municipiu'),
  place('RO21', vaslui, 'Poiana Cicorii', 3, 'comuna'),
  place('RO21', vaslui, 'Valea Murelor', 3, 'comuna'),
  place('RO21', neamt, 'Roman', 2, 'municipiu'),
  place('RO21', neamt, 'Fântâna Iederii', 3, 'comuna'),
  place('RO21', bacau, 'Bacău', 1, 'municipiu'),
  place('RO21', bacau, 'Plopișu Mare', 3, 'comuna'),
  place('RO41', dolj, 'Craiova', 1, 'municipiu'),
  place('RO41', dolj, 'Băilești', 2, 'municipiu'),
  place('RO41', dolj, 'Salcâmii de Jos', 3, 'comuna'),
  place('RO41', dolj, 'Câmpul Sulfinei', 3, 'comuna'),
  place('RO41', gorj, 'Târgu Jiu', 2, 'municipiu'),
  place('RO41', gorj, 'Dumbrava Tisei', 3, 'comuna'),
  place('RO41', olt, 'Slatina', 2, 'municipiu'),
  place('RO41', olt, 'Corabia', 3, 'oras'),
  place('RO41', olt, 'Gura Trestiei', 3, 'comuna'),
  place('RO32', bucuresti, 'Sectorul 5', 1, 'sector'),
  place('RO32', bucuresti, 'Sectorul 6', 1, 'sector'),
  place('RO32', ilfov, 'Buftea', 2, 'oras'),
  place('RO32', ilfov, 'Crângul Teilor', 3, 'comuna'),
  place('RO32', ilfov, 'Lacul Nufărului', 2, 'comuna'),
]
