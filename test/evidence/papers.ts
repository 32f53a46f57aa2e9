import sharp from 'sharp'

/** A PDF of these objects; the first is the catalogue. Readers rebuild the missing table of places. */
export function pdf(objects: string[]): Buffer {
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer <</Root 1 0 R>>\n%%EOF\n`, 'latin1')
}

const stream = (text: string, more = '') => `<<${more}/Length ${text.length}>> stream\n${text}\nendstream`

/** A scanned dossier of so many pages, each with its number. */
export function dossier(pages: number): Buffer {
  const numbers = Array.from({ length: pages }, (_, i) => i)
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${numbers.map(i => `${4 + 2 * i} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...numbers.flatMap(i => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      stream(`BT /F 24 Tf 100 700 Td (Pagina ${i + 1}) Tj ET`),
    ]),
  ])
}

const draw = (form: number) => `/X${form} Do `

/** Forms that draw forms ten at a time: ten levels are 10^10 drawings in a file of 3 kB. */
export function pdfThatNeverEnds(levels = 10): Buffer {
  const forms = Array.from({ length: levels }, (_, i) =>
    stream(
      i + 1 === levels ? '0 0 9 9 re f' : draw(i + 1).repeat(10),
      `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X${i + 1} ${6 + i} 0 R>>>>`,
    ),
  )
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X0 5 0 R>>>>>>',
    stream(draw(0)),
    ...forms,
  ])
}

/** A page whose one image says it is so many pixels wide and high. */
export function pdfWithImageOf(side: number): Buffer {
  return pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    stream('500 0 0 500 0 0 cm /I Do'),
    stream(
      '0>',
      `/Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/ASCIIHexDecode`,
    ),
  ])
}

/** Locked with a password that nobody has. */
export function pdfUnderPassword(): Buffer {
  const anything = '<'.concat('5a'.repeat(32), '>')
  const body = dossier(1).toString('latin1')
  const lock = `/Encrypt <</Filter/Standard/V 1/R 2/O ${anything}/U ${anything}/P -4>>/ID[<00><00>]`
  return Buffer.from(body.replace('trailer <<', `trailer <<${lock}`), 'latin1')
}

export interface Photo {
  width: number
  height: number
  /** As cameras say it: 6 = turned a quarter to the right. Source: Exif 2.3, tag 0x0112. */
  orientation?: number
}

/** A photograph with a red left half, the camera’s orientation and the place where it was taken. */
export function photo({ width, height, orientation = 1 }: Photo): Promise<Buffer> {
  const left = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#d00000' } }
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withExif({ IFD0: { Make: 'PLANTED-CAMERA' }, IFD3: { GPSLatitude: '46/1 46/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
}

/** Every pixel another: nothing to compress. */
export const noise = (side: number): Promise<Buffer> =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 80 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
