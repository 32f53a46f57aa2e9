import map from '@svg-maps/romania'
import { counties } from '../programme/place.ts'

/** A county as it is drawn. */
export interface DrawnCounty {
  nuts: string
  path: string
}

type Point = readonly [x: number, y: number]

export const viewBox: string = map.viewBox

/** Nearer than this (in units of the map, 613 wide) two points of a border are one: a telephone shows no more, and the page stays light. */
const coarseness = 2.2

/** The counties, with fewer points. Source of the borders: `@svg-maps/romania`, CC BY 4.0. */
export const drawnCounties: readonly DrawnCounty[] = map.locations.flatMap(({ id, path }) => {
  const short = id.replace('ro-', '').toUpperCase()
  const county = counties.find(one => one.short === short)
  return county ? [{ nuts: county.nuts, path: coarse(path) }] : []
})

/** Paths of this map are closed rings of relative steps, each begun where the one before began. */
function coarse(path: string): string {
  let from: Point = [0, 0]
  let text = ''
  for (const ring of path.split('m').slice(1)) {
    const points = pointsOf(ring, from)
    from = points[0] ?? from
    text += drawn(thinned(points))
  }
  return text
}

function pointsOf(ring: string, from: Point): Point[] {
  const numbers = [...ring.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g)].map(([text]) => Number(text))
  const points: Point[] = []
  let [x, y] = from
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    x += numbers[at] ?? 0
    y += numbers[at + 1] ?? 0
    points.push([x, y])
  }
  return points
}

function thinned(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const before = kept.at(-1)
    if (!before || Math.hypot(point[0] - before[0], point[1] - before[1]) >= coarseness) kept.push(point)
  }
  return kept
}

function drawn(points: readonly Point[]): string {
  const text = points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')
  return points.length < 3 ? '' : `M${text}Z`
}

/** The middle of some counties, for the number that stands there. */
export function middleOf(nuts: readonly string[]): Point {
  const corners = drawnCounties
    .filter(county => nuts.includes(county.nuts))
    .flatMap(({ path }) => [...path.matchAll(/(\d+) (\d+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]))
  const middle = (side: 0 | 1) => {
    const all = corners.map(point => point[side])
    return Math.round((Math.min(...all) + Math.max(...all)) / 2)
  }
  return corners.length === 0 ? [0, 0] : [middle(0), middle(1)]
}
