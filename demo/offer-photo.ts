import sharp from 'sharp'

const [width, height] = [800, 600]

/** A drawn pattern in place of a photograph: nobody and no place stands in it. Another one for each number. */
export function drawnPhoto(nth: number): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const diamond = (Math.abs((x % 160) - 80) + Math.abs((y % 160) - 80)) / 160
      const isThread = diamond < 0.25 + (nth % 4) * 0.06
      const light = 1 - 0.25 * (y / height)
      const colour = isThread ? [214, 120 + 14 * nth, 60] : [60 + 12 * nth, 96, 140 - 8 * nth]
      for (const [at, value] of colour.entries()) pixels[(y * width + x) * 3 + at] = Math.round(value * light)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
