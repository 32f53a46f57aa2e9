import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layGround } from '../../demo/ground.ts'
import { importRules, rulesFrom } from '../../demo/programme.ts'
import { addMonths, today } from '../../src/kernel/day.ts'
import { placesIn } from '../../src/places.ts'
import { openSansa } from '../../src/sansa.ts'
import { CommandLine } from '../command-line.ts'
import { scratchFolder } from '../scratch.ts'

test(
  'a table is checked, asked about, and stored from the terminal; what is left out comes back',
  { timeout: 300_000 },
  async () => {
    const data = scratchFolder()
    const { engine } = await openSansa(placesIn({ DATA: data }))
    const { colleagues } = await layGround(engine)
    await importRules(engine, colleagues.dan, rulesFrom(addMonths(today(engine.clock()), -16)))
    await engine.db.close()
    const file = join(data, 'lista.csv')
    const left = join(data, 'ramase.xlsx')
    writeFileSync(
      file,
      'Nume;Prenume;CNP;Județ;Localitate\nSecretescu;Ana;;Iași;Iași\nSecretescu;Ion;1,85E+12;Iași;Iași\n',
    )
    const sansa = new CommandLine(data)
    const words = ['import', 'people', file, '--by', 'dan.vlad@punte.example', '--partner', 'lider', '--left', left]

    const unasked = await sansa.run(words)
    const stored = await sansa.run([...words, '--yes'])
    const nothing = await sansa.run(['import', 'people', join(data, 'nu-este.csv'), '--by', 'dan.vlad@punte.example'])

    expect([unasked.code, unasked.output]).toEqual([1, ''])
    expect(unasked.complaints).toContain('Nothing was stored.')
    expect(stored.complaints).toContain('2 rows checked')
    expect(stored.complaints).toContain('row 3: CNP: The spreadsheet has rounded this CNP')
    expect(stored.complaints + stored.output).not.toContain('Secretescu')
    expect(JSON.parse(stored.output)).toMatchObject({ stored: 1, left: 1 })
    expect(stored.code).toBe(1)
    const { sheets } = await readXlsx(new Uint8Array(readFileSync(left)))
    expect(sheets[0]?.rows[1]?.slice(1)).toEqual(['Secretescu', 'Ion', '1,85E+12', 'Iași', 'Iași'])
    expect(nothing.code).toBe(1)
  },
)
