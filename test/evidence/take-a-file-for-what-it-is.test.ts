import { describe, expect, test } from 'vitest'
import { kindOf } from '../../src/evidence/file-kind.ts'
import { dossier, noise, photo } from './papers.ts'

const refusal = (bytes: Uint8Array) => {
  try {
    return kindOf(bytes)
  } catch (problem) {
    return problem
  }
}

describe('refused', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'evidence.file-is-empty'],
    [
      'a web page, whatever its name',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'evidence.file-is-of-another-kind',
    ],
    [
      'a drawing that holds script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'evidence.file-is-of-another-kind',
    ],
    ['an archive', Buffer.from('PK\u0003\u0004 and so on'), 'evidence.file-is-of-another-kind'],
    ['a GIF', Buffer.from('GIF89a'), 'evidence.file-is-of-another-kind'],
    [
      'a PDF that begins after other bytes',
      Buffer.concat([Buffer.from('x\n'), dossier(1)]),
      'evidence.file-is-of-another-kind',
    ],
    ['text', Buffer.from('Diploma'), 'evidence.file-is-of-another-kind'],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toMatchObject({ status: 422, code })
  })

  test('more than 10 MB', () => {
    const tooLarge = Buffer.concat([dossier(1), Buffer.alloc(10 * 1024 * 1024)])

    expect(refusal(tooLarge)).toMatchObject({
      status: 413,
      code: 'evidence.file-too-large',
      details: { megabytes: 10 },
    })
  })

  test('a PDF that a browser would take for a web page', () => {
    const both = Buffer.concat([Buffer.from('%PDF-1.4\n<ScRipt>alert(1)</script>'), dossier(1)])

    expect(refusal(both)).toMatchObject({ code: 'evidence.file-is-two-things' })
  })

  test('a photograph that a reader of PDF would open', async () => {
    const image = await photo({ width: 8, height: 8 })
    const both = Buffer.concat([image.subarray(0, 100), Buffer.from('%PDF-1.4'), image.subarray(100)])

    expect(refusal(both)).toMatchObject({ code: 'evidence.file-is-two-things' })
  })

  test.each([0, 17, 60_000])('a photograph that is an archive too (comment of %i bytes)', async length => {
    const end = Buffer.alloc(22)
    end.write('PK\u0005\u0006', 'latin1')
    end.writeUInt16LE(length, 20)
    const both = Buffer.concat([await photo({ width: 8, height: 8 }), end, Buffer.alloc(length, ' ')])

    expect(refusal(both)).toMatchObject({ code: 'evidence.file-is-two-things' })
  })
})

test('a PDF, a photograph and a PNG are known by their content', async () => {
  const kinds = [dossier(2), await photo({ width: 8, height: 8 }), await noise(8)].map(kindOf)

  expect(kinds).toEqual(['pdf', 'jpg', 'png'])
})

test('a photograph with the short film that some phones append is still a photograph', async () => {
  const withFilm = Buffer.concat([
    await photo({ width: 8, height: 8 }),
    Buffer.from('\0\0\0\u0018ftypmp42'),
    Buffer.alloc(500, 7),
  ])

  expect(kindOf(withFilm)).toBe('jpg')
})

test('a PDF with an archive attached inside is still a PDF', () => {
  const attached = Buffer.alloc(22)
  attached.write('PK\u0005\u0006', 'latin1')

  expect(kindOf(Buffer.concat([dossier(1), attached, Buffer.from('\nendstream endobj\n%%EOF\n')]))).toBe('pdf')
})
