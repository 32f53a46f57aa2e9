import { z } from 'zod/mini'

export const manifestName = 'manifest.json'
const format = 'sansa-archive-1'

const entryShape = z.strictObject({
  name: z.string(),
  bytes: z.int().check(z.gte(0)),
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: z.string(),
  /** Of a part of a table. */
  rows: z.optional(z.int().check(z.gte(0))),
})
export type Entry = z.infer<typeof entryShape>

const manifestShape = z.strictObject({
  format: z.literal(format),
  madeAt: z.string(),
  /** The migrations of the database it was made from. */
  migrations: z.array(z.int()),
  /** Where each organisation's journal stood. */
  heads: z.array(z.strictObject({ tenant: z.string(), entry: z.int(), hash: z.string() })),
  entries: z.array(entryShape),
})

/** The last part of an archive: everything before it, with its hash. An archive without it was cut. */
export type Manifest = z.infer<typeof manifestShape>

export const writeManifest = (manifest: Omit<Manifest, 'format'>): string =>
  JSON.stringify({ format, ...manifest }, null, 1)

export function readManifest(text: string): Manifest | undefined {
  try {
    const read = manifestShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** `tables/public.person/0001.ndjson.gz` */
export const partName = (table: string, nth: number): string =>
  `tables/${table}/${String(nth).padStart(4, '0')}.ndjson.gz`

export const fileName = (tenant: string, hash: string): string => `files/${tenant}/${hash}`

export const tableOf = (name: string): string | undefined =>
  /^tables\/((?:public|history)\.[a-z_0-9]+)\/\d+\.ndjson\.gz$/.exec(name)?.[1]

export function fileOf(name: string): { tenant: string; hash: string } | undefined {
  const [, tenant, hash] = /^files\/([0-9a-f-]{36})\/([0-9a-f]{64})$/.exec(name) ?? []
  return tenant !== undefined && hash !== undefined ? { tenant, hash } : undefined
}
