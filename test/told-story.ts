import { rulesFrom } from '../demo/programme.ts'
import { Span } from '../demo/span.ts'
import { tell } from '../demo/story.ts'

const noFiles = {
  foresee: () => {},
  take: () => {
    throw new Error('The story is only told, not played.')
  },
}

/** The story as it is told where it is loaded on this day; nothing is played. */
export function tellOn(day: string) {
  const span = new Span(day)
  const { programme: document, rulebook } = rulesFrom(span.startsOn)
  return { day, document, deeds: tell(span, rulebook, noFiles).deeds }
}
