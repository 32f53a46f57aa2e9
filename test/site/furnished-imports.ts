import { csv } from '../imports/tables.ts'
import type { Story } from '../people-of-the-story.ts'

const usual = { shown: '0.0', programme: 'o-sansa', region: 'RO21', partner: 'lider', appliedOn: '02.09.2026' }
const columns = { 'columns.0': 'familyName', 'columns.1': 'givenName', 'columns.2': 'cnp', 'columns.3': 'locality' }

/** One table that was imported, one whose columns are still to be chosen, and one with rows to correct and a row like another, whose id is returned. */
export async function furnishImports(story: Story): Promise<string> {
  const stored = await bring(story, 'Nume;Prenume;CNP;Localitate\nȚurcanu;Mia;;\nȘerban;;;\n', 'lista-mai.csv')
  await story.as('dan').post(`${stored}/columns`, { ...usual, ...columns })
  await story.as('dan').post(`${stored}/store`)
  await bring(story, 'A;B\n1;2\n', 'nealeasă.csv')
  const waiting = await bring(
    story,
    'Nume;Prenume;CNP;Localitate;Telefon;Născut la\nBrânză;Ana;1,85E+12;;;\nÎnțeleptu;Ion;123;Țibana;;\nZmeurică;Ilie;;Țibana;0700000321;04.03.1977\nZmeurica;Ilie;;Țibana;0700000321;03.04.1977\n',
    'lista.csv',
  )
  await story
    .as('dan')
    .post(`${waiting}/columns`, { ...usual, ...columns, 'columns.4': 'phone', 'columns.5': 'bornOn' })
  return waiting.split('/').at(-1) ?? ''
}

async function bring(story: Story, text: string, name: string): Promise<string> {
  const { location } = await story.as('dan').post('/app/import', { kind: 'people', file: csv(text, 'utf-8', name) })
  return location.replace('/columns', '')
}
