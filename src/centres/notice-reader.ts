import { SaxesParser, type SaxesTagNS } from 'saxes'
import { refuse } from '../kernel/problem.ts'
import { isDay } from '../kernel/day.ts'
import { type Reserved, reservedKinds } from './opportunity-tables.ts'

/**
 * What a notice says that matters here. Source: Reg. (EU) 2019/1780 as amended by Reg. (EU) 2022/2303; eForms SDK 1.x, by the BT numbers
 * beside each.
 */
export interface Notice {
  /** BT-701 and BT-757. */
  reference: string
  version: number
  /** BT-04: the procedure. */
  procedure: string | undefined
  /** BT-02: a call for competition, or the result of one. */
  type: 'competition' | 'result'
  /** BT-758: the notice that this one changes. */
  changes: { reference: string; version: number } | undefined
  /** BT-140. */
  isCancelled: boolean
  /** BT-21. */
  title: string
  /** BT-24, shortened. */
  says: string | undefined
  /** BT-500. */
  buyer: string
  /** BT-262 and BT-263, the main one first. */
  cpv: string[]
  /** BT-5071; empty where the notice says anywhere. */
  nuts: string[]
  /** BT-27. */
  value: { cents: number; currency: string } | undefined
  /** BT-36, in months. */
  months: number | undefined
  /** BT-71. */
  reserved: Reserved
  /** BT-131, else BT-1311: the earliest of all lots. The time is the one written there. */
  deadline: { on: string; time: string | undefined } | undefined
  /** BT-05. */
  publishedOn: string
  /** BT-15. */
  link: string | undefined
}

/** Our choice: the largest notice seen has 2 MB; nothing in one is nested deeper than 30. */
export const mostNoticeBytes = 5_000_000
const mostDepth = 60
const mostTexts = 20_000

const kinds: Record<string, Notice['type']> = {
  'urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2 ContractNotice': 'competition',
  'urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2 PriorInformationNotice': 'competition',
  'urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2 ContractAwardNotice': 'result',
}

/** One text of the document: where it stands, by local names, with what its attributes say. */
export interface Read {
  path: string
  text: string
  attributes: Readonly<Record<string, string>>
}

/** Every text of an XML document. Refuses what is too large, malformed, or brings a DOCTYPE: entities are never expanded. */
export function textsOf(bytes: Uint8Array, mostBytes = mostNoticeBytes): { root: string; texts: Read[] } {
  if (bytes.length > mostBytes) throw refuse('centres.file-too-large')
  const parser = new SaxesParser({ xmlns: true })
  const texts: Read[] = []
  const path: string[] = []
  const above: { text: string; attributes: Record<string, string>; leaf: boolean }[] = []
  let root = ''
  parser.on('error', () => {
    throw refuse('centres.malformed')
  })
  parser.on('doctype', () => {
    throw refuse('centres.has-doctype')
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (path.length >= mostDepth || texts.length >= mostTexts) throw refuse('centres.file-too-large')
    if (path.length === 0) root = `${tag.uri} ${tag.local}`.trim()
    const parent = above.at(-1)
    if (parent) parent.leaf = false
    path.push(tag.local)
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(one => [one.local, one.value]))
    above.push({ text: '', attributes, leaf: true })
  })
  const took = (text: string) => {
    const here = above.at(-1)
    if (here) here.text += text
  }
  parser.on('text', took)
  parser.on('cdata', took)
  parser.on('closetag', () => {
    const here = above.pop()
    if (here?.leaf) texts.push({ path: path.join('/'), text: here.text.trim(), attributes: here.attributes })
    path.pop()
  })
  parser.write(decoded(bytes)).close()
  return { root, texts }
}

/** Notices and feeds are UTF-8; anything else is refused rather than guessed. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refuse('centres.malformed')
  }
}

export function readNotice(bytes: Uint8Array): Notice {
  const { root, texts } = textsOf(bytes)
  const type = kinds[root]
  if (type === undefined) throw refuse('centres.unknown-kind-of-notice')
  return noticeOf(type, new Texts(texts, root.split(' ').at(-1) ?? ''))
}

function noticeOf(type: Notice['type'], read: Texts): Notice {
  if (!/^eforms-sdk-1\.\d+/.test(read.one('CustomizationID') ?? '')) throw refuse('centres.unknown-version-of-sdk')
  const reference = read.one('ID', { schemeName: 'notice-id' })
  const version = Number(read.one('VersionID'))
  const publishedOn = dayOf(read.one('IssueDate'))
  if (reference === undefined || !/^[0-9a-f-]{36}$/i.test(reference) || !(version >= 1 && version <= 99))
    throw refuse('centres.notice-without-number')
  if (publishedOn === undefined) throw refuse('centres.notice-without-day')
  const title = read.one('ProcurementProject/Name') ?? read.one('ProcurementProjectLot/ProcurementProject/Name')
  if (title === undefined) throw refuse('centres.notice-without-title')
  return {
    reference: reference.toLowerCase(),
    version,
    procedure: shortened(read.one('ContractFolderID'), 60),
    type,
    changes: changedBy(read.any('ChangedNoticeIdentifier')[0]?.text),
    isCancelled: read.any('ChangeReason/ReasonCode').some(one => one.text === 'cancel'),
    title: shortened(title, 200) ?? '',
    says: shortened(read.one('ProcurementProject/Description'), 1000),
    buyer: shortened(buyerOf(read), 200) ?? '–',
    ...whatAndWhere(read),
    value: valueOf(read),
    months: monthsOf(read),
    reserved: reservedIn(read),
    deadline: deadlineOf(read),
    publishedOn,
    link: linkOf(read),
  }
}

function changedBy(identifier: string | undefined): Notice['changes'] {
  const [, reference, version] = /^([0-9a-f-]{36})-(\d\d)$/i.exec(identifier ?? '') ?? []
  return reference === undefined ? undefined : { reference: reference.toLowerCase(), version: Number(version) }
}

/** The texts of a notice, asked by the end of their path. */
class Texts {
  readonly #texts: readonly Read[]
  readonly #root: string

  constructor(texts: readonly Read[], root: string) {
    this.#texts = texts
    this.#root = root
  }

  /** Directly under the root. */
  one(path: string, attributes: Readonly<Record<string, string>> = {}): string | undefined {
    const whole = `${this.#root}/${path}`
    return this.#texts.find(one => one.path === whole && one.text !== '' && has(one, attributes))?.text
  }

  /** Wherever it stands. */
  any(end: string, attributes: Readonly<Record<string, string>> = {}, or = end): Read[] {
    return this.#texts.filter(
      one => (one.path.endsWith(`/${end}`) || one.path.endsWith(`/${or}`)) && has(one, attributes),
    )
  }
}

const has = (read: Read, attributes: Readonly<Record<string, string>>): boolean =>
  Object.entries(attributes).every(([name, value]) => read.attributes[name] === value)

/** Each organisation comes with its number before its name; the contracting party names one of them by number. */
function buyerOf(read: Texts): string | undefined {
  const number = read.one('ContractingParty/Party/PartyIdentification/ID')
  const companies = read.any('Company/PartyIdentification/ID', {}, 'Company/PartyName/Name')
  const at = companies.findIndex(one => one.path.endsWith('/ID') && one.text === number)
  return companies.slice(Math.max(0, at)).find(one => one.path.endsWith('/Name'))?.text
}

function whatAndWhere(read: Texts): Pick<Notice, 'cpv' | 'nuts'> {
  const codes = [
    ...read.any('MainCommodityClassification/ItemClassificationCode'),
    ...read.any('AdditionalCommodityClassification/ItemClassificationCode'),
  ].filter(one => one.attributes.listName === 'cpv' && /^\d{8}$/.test(one.text))
  const places = read.any('RealizedLocation/Address/CountrySubentityCode').map(one => one.text.toUpperCase())
  const countries = read.any('RealizedLocation/Address/Country/IdentificationCode').map(one => countryOf(one.text))
  const isAnywhere = read.any('RealizedLocation/Address/Region').some(one => one.text.startsWith('anyw'))
  const named = places.filter(one => /^[A-Z]{2}[0-9A-Z]{0,3}$/.test(one))
  const nuts = named.length > 0 ? named : isAnywhere ? [] : countries.flatMap(one => one ?? [])
  return { cpv: [...new Set(codes.map(one => one.text))].slice(0, 40), nuts: [...new Set(nuts)].slice(0, 60) }
}

/** Countries are three letters in a notice and two in NUTS; those that nobody here can serve stay by their three. */
const countryOf = (code: string): string | undefined =>
  code === 'ROU' ? 'RO' : /^[A-Z]{3}$/.test(code) ? code.slice(0, 2) : undefined

function valueOf(read: Texts): Notice['value'] {
  const amounts = read.any('RequestedTenderTotal/EstimatedOverallContractAmount')
  const amount = amounts.find(one => Number(one.text) > 0)
  const currency = amount?.attributes.currencyID ?? ''
  const cents = Math.round(Number(amount?.text) * 100)
  return amount && /^[A-Z]{3}$/.test(currency) && Number.isSafeInteger(cents) ? { cents, currency } : undefined
}

const inMonths: Readonly<Record<string, number>> = { DAY: 1 / 30, WEEK: 7 / 30, MONTH: 1, YEAR: 12 }

function monthsOf(read: Texts): number | undefined {
  const [period] = read.any('PlannedPeriod/DurationMeasure')
  const months = Number(period?.text) * (inMonths[period?.attributes.unitCode ?? ''] ?? Number.NaN)
  return months > 0 && months < 600 ? Math.max(1, Math.round(months)) : undefined
}

/** The strictest of all lots. Source: eForms code list reserved-procurement. */
function reservedIn(read: Texts): Reserved {
  const found = read.any('TendererRequirementTypeCode', { listName: 'reserved-procurement' })
  const codes = new Set(found.map(one => one.text))
  return reservedKinds.find(one => one !== 'none' && codes.has(one)) ?? 'none'
}

/** For offers; where a procedure asks first who takes part, for that. */
const deadlineOf = (read: Texts): Notice['deadline'] =>
  earliestOf(read, 'TenderSubmissionDeadlinePeriod') ?? earliestOf(read, 'ParticipationRequestReceptionPeriod')

/** The time belongs to the day before it. */
function earliestOf(read: Texts, period: string): Notice['deadline'] {
  const parts = read.any(`${period}/EndDate`, {}, `${period}/EndTime`)
  const found = parts.flatMap((one, at) => {
    const on = one.path.endsWith('/EndDate') ? dayOf(one.text) : undefined
    const next = parts[at + 1]
    const time = next?.path.endsWith('/EndTime') ? /^\d\d:\d\d/.exec(next.text)?.[0] : undefined
    return on === undefined ? [] : [{ on, time }]
  })
  return found.toSorted((one, other) => (one.on < other.on ? -1 : 1))[0]
}

const linkOf = (read: Texts): string | undefined =>
  read.any('CallForTendersDocumentReference/Attachment/ExternalReference/URI').find(one => isLink(one.text))?.text

/** Only addresses of the web are shown as links. */
export const isLink = (text: string): boolean => /^https?:\/\//.test(text) && text.length <= 400 && URL.canParse(text)

const dayOf = (text: string | undefined): string | undefined => {
  const day = text?.slice(0, 10) ?? ''
  return isDay(day) ? day : undefined
}

/** One line, at most so long. */
export function shortened(text: string | undefined, most: number): string | undefined {
  const line = text?.replaceAll(/\s+/g, ' ').trim()
  if (!line) return undefined
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}
