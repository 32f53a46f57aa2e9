/**
 * How many letters have to be changed, left out, put in, or swapped with their neighbour to make one word of the other; `most + 1` as
 * soon as it is more than `most`.
 */
export function lettersApart(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  // One step takes away one letter and brings one more at most.
  if (bitsOf(lettersIn(one) ^ lettersIn(other)) > 2 * most) return most + 1
  const width = other.length + 1
  const steps = new Uint16Array((one.length + 1) * width)
  for (let i = 0; i <= one.length; i += 1) {
    let least = most + 1
    for (let j = 0; j < width; j += 1) {
      const here = i === 0 || j === 0 ? i + j : fewest(steps, one, other, i, j)
      steps[i * width + j] = here
      least = Math.min(least, here)
    }
    if (least > most) return most + 1
  }
  return Math.min(steps.at(-1) ?? 0, most + 1)
}

/** Steps from the first `i` letters of one to the first `j` of the other. */
function fewest(steps: Uint16Array, one: string, other: string, i: number, j: number): number {
  const width = other.length + 1
  const at = (row: number, column: number): number => steps[row * width + column] ?? 0
  const [mine, theirs] = [one.charCodeAt(i - 1), other.charCodeAt(j - 1)]
  const changed = at(i - 1, j - 1) + (mine === theirs ? 0 : 1)
  const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed)
  const isSwap = i > 1 && j > 1 && mine === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === theirs
  return isSwap ? Math.min(best, at(i - 2, j - 2) + 1) : best
}

/** One bit for each letter or digit of the word. */
function lettersIn(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32)
  return letters
}

function bitsOf(letters: number): number {
  let [left, count] = [letters, 0]
  while (left !== 0) {
    left &= left - 1
    count += 1
  }
  return count
}
