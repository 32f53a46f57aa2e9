import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { noBrowser } from '../browser.ts'
import { dossier } from '../evidence/papers.ts'
import { Hands } from '../hands.ts'
import type { Story } from '../people-of-the-story.ts'
import { windowOf } from '../story-window.ts'
import { begin, cnpOf } from './ground.ts'

/** No page has more places that the Tab key stops at. */
const mostStops = 150

/** Somebody without a mouse: by the Tab key from place to place. In a list, the first letters of what is chosen. */
class Keyboard extends Hands {
  protected override async reach(place: Locator): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await place.evaluate(element => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not lead to ${place.toString()}.`)
  }

  /** A box is ticked by the space bar. */
  protected override async act(place: Locator): Promise<void> {
    const isBox = (await place.getAttribute('type')) === 'checkbox'
    await this.page.keyboard.press(isBox ? 'Space' : 'Enter')
  }

  protected override type(_: Locator, text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }
}

const scan = { name: 'act.pdf', mimeType: 'application/pdf', buffer: dossier(1) }

let story: Story

beforeAll(async () => {
  story = await begin()
})

describe.skipIf(noBrowser)('by keyboard alone', () => {
  test('a person is enrolled with three proofs in at most 25 interactions', async () => {
    const page = await windowOf(story, story.who.ioana)
    await page.goto('/app')
    const hands = new Keyboard(page)

    await hands.press('Persoane')
    await hands.press('Înscrie o persoană')
    await hands.fill('Numele de familie', 'Lăcătuș')
    await hands.fill('Prenumele', 'Maria-Ileana')
    await hands.fill('CNP', cnpOf('F', '1890-05-12', 701))
    await hands.fill('Telefon', '0700 000 123')
    await hands.fill('Județul de domiciliu', 'Ia')
    await hands.fill('Localitatea', 'Pașcani')
    await hands.fill('Situația pe piața muncii', 'F')
    await hands.fill('De când', '1.3.2024')
    await hands.fill('Urmează o școală', 'Nu')
    await hands.fill('Ultima școală absolvită', 'Gimn')
    await hands.touch(page.getByLabel('Venit minim de incluziune'))
    await hands.press('Salvează și adaugă actele')
    for (const nth of [0, 1, 2]) {
      await hands.attach(page.getByLabel('Fotografia sau scanarea').nth(nth), scan)
      await hands.fill(page.getByLabel('Data de pe act').nth(nth), '27.2.2026')
    }
    await hands.press('Adaugă actele')

    const shown = await page.innerText('main')
    expect(shown).toContain('Maria-Ileana Lăcătuș')
    expect(shown).toContain('3 acte adăugate; așteaptă verificarea')
    expect(shown).toContain('0 din 3 documente')
    expect(shown.match(/De verificat/g)).toHaveLength(3)
    expect(hands.interactions).toBeLessThanOrEqual(25)
    await page.getByRole('link', { name: 'Date personale' }).click()
    const identity = await page.innerText('main')
    expect(identity).toContain('12.05.1890')
    expect(identity).toContain('Fără loc de muncă, în căutare sau în evidența AJOFM')
    expect(identity).toContain('Gimnazial (8 clase) sau 10 clase')
    expect(identity).toContain('Iași')
  }, 120_000)
})
