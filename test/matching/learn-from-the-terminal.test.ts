import { expect, test } from 'vitest'
import { Applicant, formOf } from '../../demo/applications.ts'
import { Chance } from '../../demo/chance.ts'
import { layGround } from '../../demo/ground.ts'
import { Inventor } from '../../demo/people.ts'
import { importRules, rulesFrom } from '../../demo/programme.ts'
import { performAll } from '../../src/kernel/command.ts'
import { addDays, addMonths, today } from '../../src/kernel/day.ts'
import { newId } from '../../src/kernel/ids.ts'
import { enrol } from '../../src/people/enrol.ts'
import { placesIn } from '../../src/places.ts'
import { openSansa } from '../../src/sansa.ts'
import { CommandLine } from '../command-line.ts'
import { scratchFolder } from '../scratch.ts'

test(
  'an organisation learns its weights from the terminal, and is told what each agreement says',
  { timeout: 300_000 },
  async () => {
    const data = scratchFolder()
    const { engine } = await openSansa(placesIn({ DATA: data }))
    const { colleagues } = await layGround(engine)
    const on = today(engine.clock())
    const rules = rulesFrom(addMonths(on, -16))
    await importRules(engine, colleagues.dan, rules)
    const people = new Inventor(new Chance(7), on).people({ RO21: 80, RO41: 75, RO32: 50 })
    const items = people.map(person => {
      const input = formOf(new Applicant(person, addDays(on, -30)), rules.rulebook)
      return { id: newId(), command: enrol, input }
    })
    await performAll(engine, items, colleagues.dan)
    await engine.db.close()
    const sansa = new CommandLine(data)

    const unsaid = await sansa.run(['match'])
    const notTheirs = await sansa.run(['match', '--learn', '--as', 'ioana.marin@punte.example'])
    const learnt = await sansa.run(['match', '--learn', '--as', 'dan.vlad@punte.example'])

    expect(unsaid.code).toBe(2)
    expect(unsaid.complaints).toContain('Usage: npx sansa match --learn')
    expect(notTheirs.code).not.toBe(0)
    expect(learnt).toMatchObject({ code: 0, complaints: '' })
    expect(learnt.output).toMatch(/^Learnt from 205 records, line \d+; 205 weighed anew\./)
    expect(learnt.output).toMatch(/family: equal \d+\.\d/)
    expect(learnt.output).toContain('duplicates expected for each record')
    for (const { familyName } of people.slice(0, 20)) expect(learnt.output).not.toContain(familyName)
  },
)
