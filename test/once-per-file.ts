/**
 * A worker reads one test file after another and keeps the modules that they share. So what a helper makes is asked for by each file anew,
 * and gone when that file is done.
 */
const closing: (() => unknown)[] = []

/** Runs when the test file is done; what was begun last ends first. */
export function whenFileIsDone(close: () => unknown): void {
  closing.push(close)
}

/** Made when a test file asks for it first, the same until the file is done. */
export function oncePerFile<T>(make: () => T, close: (made: T) => unknown = () => {}): () => T {
  let made: { one: T } | undefined
  return () => {
    if (made) return made.one
    const one = make()
    made = { one }
    whenFileIsDone(() => {
      made = undefined
      return close(one)
    })
    return one
  }
}

/** For `test/after-each-file.ts`. */
export async function endFile(): Promise<void> {
  for (let close = closing.pop(); close; close = closing.pop()) await close()
}
