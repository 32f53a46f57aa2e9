import { expect, test } from 'vitest'
import { counties, countiesIn, findCounty, findRegion, regionOf, romanianRegions } from '../../src/programme/place.ts'

test('a place that does not exist is not found', () => {
  expect(findCounty('RO217')).toBeUndefined()
  expect(findRegion('RO33')).toBeUndefined()
  expect(countiesIn('RO33')).toEqual([])
})

test('8 regions and 42 counties, each county in a region, each code and name once', () => {
  expect(romanianRegions).toHaveLength(8)
  expect(counties).toHaveLength(42)
  expect(counties.filter(county => findRegion(regionOf(county.nuts)) === undefined)).toEqual([])
  for (const list of [romanianRegions, counties]) {
    for (const field of ['nuts', 'short', 'name'] as const) {
      expect(new Set(list.map(place => place[field])).size).toBe(list.length)
    }
  }
})

test('the regions of the source programme', () => {
  expect(countiesIn('RO21').map(county => county.name)).toEqual([
    'Bacău',
    'Botoșani',
    'Iași',
    'Neamț',
    'Suceava',
    'Vaslui',
  ])
  expect(countiesIn('RO41').map(county => county.name)).toEqual(['Dolj', 'Gorj', 'Mehedinți', 'Olt', 'Vâlcea'])
  expect(countiesIn('RO32').map(county => county.name)).toEqual(['București', 'Ilfov'])
})

test('no name has a cedilla where Romanian has a comma', () => {
  expect([...romanianRegions, ...counties].filter(place => /[şţŞŢ]/.test(place.name))).toEqual([])
})
