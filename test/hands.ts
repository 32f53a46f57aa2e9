import type { Locator, Page } from 'playwright-core'

/** A link or a button by what it says, or any place of the page. */
export type Target = string | RegExp | Locator

/**
 * Somebody before a page whose interactions are counted: one is a link, a button or a box that is pressed, a shortcut, a field that is
 * filled, a choice, a file. Reading and scrolling count nothing.
 */
export class Hands {
  interactions = 0
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** What leads to another page. */
  async press(target: Target): Promise<void> {
    const place = this.#placeOf(target)
    await this.reach(place)
    await Promise.all([this.page.waitForEvent('load'), this.act(place)])
    this.did()
  }

  /** What changes something on the same page: a box, a fold. */
  async touch(target: Target): Promise<void> {
    const place = this.#placeOf(target)
    await this.reach(place)
    await this.act(place)
    this.did()
  }

  async fill(field: string | Locator, text: string): Promise<void> {
    const place = typeof field === 'string' ? this.page.getByLabel(field) : field
    await this.reach(place.first())
    await this.type(place.first(), text)
    this.did()
  }

  async choose(list: string | Locator, label: string): Promise<void> {
    const place = typeof list === 'string' ? this.page.getByLabel(list) : list
    await place.first().selectOption({ label })
    this.did()
  }

  async attach(field: string | Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const place = (typeof field === 'string' ? this.page.getByLabel(field) : field).first()
    await this.reach(place)
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.act(place)])
    await chooser.setFiles(file)
    this.did()
  }

  async shortcut(keys: string): Promise<void> {
    await this.page.keyboard.press(keys)
    this.did()
  }

  /** How a place is come to; a mouse and a finger are there at once. */
  protected async reach(_place: Locator): Promise<void> {}

  protected act(place: Locator): Promise<void> {
    return place.click()
  }

  protected type(place: Locator, text: string): Promise<void> {
    return place.fill(text)
  }

  protected did(): void {
    this.interactions += 1
  }

  #placeOf(target: Target): Locator {
    if (typeof target !== 'string' && !(target instanceof RegExp)) return target.first()
    const { page } = this
    return page
      .getByRole('link', { name: target })
      .or(page.getByRole('button', { name: target }))
      .first()
  }
}
