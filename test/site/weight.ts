import { gzipSync } from 'node:zlib'
import { assets } from '../../src/pages/asset.ts'
import { all, attribute, type Element } from './html.ts'

/** Bytes. Our choice: what a slow telephone loads in two seconds. */
export const heaviestView = 60_000

/** The first view, packed with gzip: the page and every file that it names, fonts and scripts among them. */
export function weightOf(html: string, page: Element): number {
  const named = all(page, 'link', 'script').map(file => attribute(file, 'href') || attribute(file, 'src'))
  return [...new Set(named)].reduce((sum, file) => sum + packed(file), gzipSync(html).length)
}

const weights = new Map<string, number>()

function packed(file: string): number {
  const known = weights.get(file)
  if (known !== undefined) return known
  const asset = assets.get(file.replace('/assets/', ''))
  if (!asset) return 0
  const weight = asset.type.startsWith('font/') ? asset.body.length : gzipSync(asset.body).length
  weights.set(file, weight)
  return weight
}
