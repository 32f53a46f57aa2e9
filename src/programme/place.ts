/**
 * Regions (NUTS 2) and counties (NUTS 3) of Romania. Source: Reg. (EC) 1059/2003, annex I as amended by Reg. (EU) 2023/674 (NUTS 2024).
 * Names are proper names, the same in every language. Whether a region counts as less developed is said by each programme: it changes
 * from one period to the next.
 */
export interface RomanianRegion {
  nuts: string
  /** As people shorten it: NE. */
  short: string
  name: string
}

export interface County {
  nuts: string
  /** As on number plates. Source: ISO 3166-2:RO. */
  short: string
  name: string
}

export const romanianRegions: readonly RomanianRegion[] = [
  { nuts: 'RO11', short: 'NV', name: 'Nord-Vest' },
  { nuts: 'RO12', short: 'C', name: 'Centru' },
  { nuts: 'RO21', short: 'NE', name: 'Nord-Est' },
  { nuts: 'RO22', short: 'SE', name: 'Sud-Est' },
  { nuts: 'RO31', short: 'S', name: 'Sud-Muntenia' },
  { nuts: 'RO32', short: 'BI', name: 'București-Ilfov' },
  { nuts: 'RO41', short: 'SV', name: 'Sud-Vest Oltenia' },
  { nuts: 'RO42', short: 'V', name: 'Vest' },
]

export const counties: readonly County[] = [
  { nuts: 'RO111', short: 'BH', name: 'Bihor' },
  { nuts: 'RO112', short: 'BN', name: 'Bistrița-Năsăud' },
  { nuts: 'RO113', short: 'CJ', name: 'Cluj' },
  { nuts: 'RO114', short: 'MM', name: 'Maramureș' },
  { nuts: 'RO115', short: 'SM', name: 'Satu Mare' },
  { nuts: 'RO116', short: 'SJ', name: 'Sălaj' },
  { nuts: 'RO121', short: 'AB', name: 'Alba' },
  { nuts: 'RO122', short: 'BV', name: 'Brașov' },
  { nuts: 'RO123', short: 'CV', name: 'Covasna' },
  { nuts: 'RO124', short: 'HR', name: 'Harghita' },
  { nuts: 'RO125', short: 'MS', name: 'Mureș' },
  { nuts: 'RO126', short: 'SB', name: 'Sibiu' },
  { nuts: 'RO211', short: 'BC', name: 'Bacău' },
  { nuts: 'RO212', short: 'BT', name: 'Botoșani' },
  { nuts: 'RO213', short: 'IS', name: 'Iași' },
  { nuts: 'RO214', short: 'NT', name: 'Neamț' },
  { nuts: 'RO215', short: 'SV', name: 'Suceava' },
  { nuts: 'RO216', short: 'VS', name: 'Vaslui' },
  { nuts: 'RO221', short: 'BR', name: 'Brăila' },
  { nuts: 'RO222', short: 'BZ', name: 'Buzău' },
  { nuts: 'RO223', short: 'CT', name: 'Constanța' },
  { nuts: 'RO224', short: 'GL', name: 'Galați' },
  { nuts: 'RO225', short: 'TL', name: 'Tulcea' },
  { nuts: 'RO226', short: 'VN', name: 'Vrancea' },
  { nuts: 'RO311', short: 'AG', name: 'Argeș' },
  { nuts: 'RO312', short: 'CL', name: 'Călărași' },
  { nuts: 'RO313', short: 'DB', name: 'Dâmbovița' },
  { nuts: 'RO314', short: 'GR', name: 'Giurgiu' },
  { nuts: 'RO315', short: 'IL', name: 'Ialomița' },
  { nuts: 'RO316', short: 'PH', name: 'Prahova' },
  { nuts: 'RO317', short: 'TR', name: 'Teleorman' },
  { nuts: 'RO321', short: 'B', name: 'București' },
  { nuts: 'RO322', short: 'IF', name: 'Ilfov' },
  { nuts: 'RO411', short: 'DJ', name: 'Dolj' },
  { nuts: 'RO412', short: 'GJ', name: 'Gorj' },
  { nuts: 'RO413', short: 'MH', name: 'Mehedinți' },
  { nuts: 'RO414', short: 'OT', name: 'Olt' },
  { nuts: 'RO415', short: 'VL', name: 'Vâlcea' },
  { nuts: 'RO421', short: 'AR', name: 'Arad' },
  { nuts: 'RO422', short: 'CS', name: 'Caraș-Severin' },
  { nuts: 'RO423', short: 'HD', name: 'Hunedoara' },
  { nuts: 'RO424', short: 'TM', name: 'Timiș' },
]

export const countyCodes: readonly string[] = counties.map(county => county.nuts)

/** The region that a county lies in: the first four characters of its code. */
export const regionOf = (county: string): string => county.slice(0, 4)

export const countiesIn = (region: string): County[] => counties.filter(county => regionOf(county.nuts) === region)

export const findCounty = (nuts: string): County | undefined => counties.find(county => county.nuts === nuts)

export const findRegion = (nuts: string): RomanianRegion | undefined =>
  romanianRegions.find(region => region.nuts === nuts)
