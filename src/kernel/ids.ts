import { randomBytes } from './random.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => uuid.test(text)

/** The moment of the id made last, and its number within that moment. */
const last = { moment: 0, number: 0 }

/**
 * A UUIDv7, so that keys made later sort later: 48 bits of milliseconds, 12 that count those of one millisecond from anywhere in the lower
 * half, 62 random bits. More than the 2,048 that are sure of their order within a millisecond are not made in one. Source: RFC 9562,
 * sections 5.7 and 6.2, method 1.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  last.number = now === last.moment ? (last.number + 1) & 0xfff : bytes.readUInt16BE(6) & 0x7ff
  last.moment = now
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | last.number, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
