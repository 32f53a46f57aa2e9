import sharp from 'sharp'
import { Chance } from '../../demo/chance.ts'

/** Grey pixels, one byte each. */
export interface Photo {
  data: Uint8Array
  width: number
  height: number
}

export interface Size {
  width: number
  height: number
}

export async function photoOf(bytes: Uint8Array): Promise<Photo> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** A table of dark wood, with its grain. */
const wood = (x: number, y: number): number => 88 + 10 * Math.sin(x / 37) + 6 * Math.sin(y / 5 + x / 90)

/**
 * The sheet as a lens sees it on a table. `corners`: where its corners lie in thousandths of the picture, from the top left in the order of
 * the clock. `bend`: by how many of its pixels a fold lifts the paper.
 */
export function onTable(sheet: Photo, corners: readonly number[], size: Size, { bend = 0 } = {}): Photo {
  const { width, height } = size
  const data = new Uint8Array(width * height)
  const [a, b, c, d, e, f, g, h] = projection(corners, sheet, size)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const w = g * x + h * y + 1
      const u = (a * x + b * y + c) / w
      const v = (d * x + e * y + f) / w + bend * Math.sin((u / sheet.width) * Math.PI * 4)
      data[y * width + x] = between(sheet, u, v) ?? wood(x, y)
    }
  return { data, width, height }
}

/** Between its four neighbours; nothing outside. */
function between({ data, width, height }: Photo, u: number, v: number): number | undefined {
  if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) return undefined
  const [x, y] = [Math.floor(u), Math.floor(v)]
  const [p, q] = [u - x, v - y]
  const i = y * width + x
  const [one, two, three, four] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + width] ?? 0, data[i + width + 1] ?? 0]
  return (one * (1 - p) + two * p) * (1 - q) + (three * (1 - p) + four * p) * q
}

type Eight = [number, number, number, number, number, number, number, number]

/** The projective map from the picture to the sheet: eight equations, one pair for each corner. */
function projection(corners: readonly number[], sheet: Photo, size: Size): Eight {
  const targets = [0, 0, sheet.width, 0, sheet.width, sheet.height, 0, sheet.height]
  const rows: number[][] = []
  for (let at = 0; at < 8; at += 2) {
    const x = ((corners[at] ?? 0) * size.width) / 1000
    const y = ((corners[at + 1] ?? 0) * size.height) / 1000
    const [u, v] = [targets[at] ?? 0, targets[at + 1] ?? 0]
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v])
  }
  return solved(rows) as Eight
}

/** Gauss and Jordan, with the largest pivot. */
function solved(rows: number[][]): number[] {
  for (let col = 0; col < rows.length; col += 1) {
    const rest = rows.slice(col).toSorted((one, other) => Math.abs(other[col] ?? 0) - Math.abs(one[col] ?? 0))
    rows.splice(col, rest.length, ...rest)
    const pivot = rows[col] ?? []
    const by = pivot[col] ?? 1
    for (let at = 0; at < pivot.length; at += 1) pivot[at] = (pivot[at] ?? 0) / by
    for (const row of rows) {
      const times = row[col] ?? 0
      if (row !== pivot) for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0)
    }
  }
  return rows.map(row => row.at(-1) ?? 0)
}

interface Light {
  /** How bright it is at the left and at the right. */
  from: number
  to: number
  /** A shadow begins at this part of the height and of the width, with a hard edge across. */
  edge?: number
  contrast?: number
  lift?: number
  /** The deviation of each pixel. */
  grain?: number
  /** A lamp shines on the paper at this part of the height. */
  spot?: number
}

export function lit(photo: Photo, light: Light): Photo {
  const { from, to, edge, contrast = 1, lift = 0, grain = 0, spot } = light
  const { width, height } = photo
  const chance = new Chance(7)
  const part = () => chance.below(1000) / 1000
  const noise = Float64Array.from({ length: 4096 }, () => grain * (part() + part() + part() - 1.5) * 2)
  const data = photo.data.map((value, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    let bright = from + ((to - from) * x) / width
    if (edge !== undefined && x / width + y / height > edge * 2) bright *= 0.45
    const lamp =
      spot === undefined ? 0 : 160 * Math.exp(-(((x / width - 0.4) / 0.1) ** 2 + ((y / height - spot) / 0.08) ** 2))
    const grained = noise[(i * 2_654_435_761) % 4096] ?? 0
    return Math.max(0, Math.min(255, value * contrast * bright + lift + lamp + grained))
  })
  return { data, width, height }
}

export const brightness = ({ data }: Photo): number => data.reduce((sum, value) => sum + value, 0) / data.length

interface Taken {
  quality: number
  /** Sent on by a messenger: smaller. */
  width?: number
  /** The hand moved. */
  shaken?: number
}

/** The file that the telephone stores. */
export async function taken(
  { data, width, height }: Photo,
  { quality, width: sent, shaken }: Taken,
): Promise<Uint8Array> {
  const picture = sharp(data, { raw: { width, height, channels: 1 } })
  if (shaken !== undefined) picture.blur(shaken)
  if (sent !== undefined) picture.resize(sent)
  return new Uint8Array(await picture.toColourspace('srgb').jpeg({ quality }).toBuffer())
}
