import sharp from 'sharp'

const [width, height] = [800, 600]

/** A drawn pattern in place of a photograph: nobody and no place stands in it. Another one for each number. */
export function drawnPhoto(nth: number): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    const light = 1 - 0.25 * (y / height)
    const lit = (colour: readonly number[]) => Uint8Array.from(colour, value => Math.round(value * light))
    const [thread, ground] = [lit([214, 120 + 14 * nth, 60]), lit([60 + 12 * nth, 96, 140 - 8 * nth])]
    for (let x = 0; x < width; x++) {
      const diamond = (Math.abs((x % 160) - 80) + Math.abs((y % 160) - 80)) / 160
      pixels.set(diamond < 0.25 + (nth % 4) * 0.06 ? thread : ground, (y * width + x) * 3)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
