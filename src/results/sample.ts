/** 95 % confidence: the 0.975 quantile of the normal distribution, as the funder's guidance rounds it. */
const z = 1.96
/** The widest spread: half yes, half no. */
const spread = 0.25

/**
 * How many of `population` to ask so that a share is known within `margin` (0.03 = three percentage points, both sides) at 95 %
 * confidence: a simple random sample with the correction for a finite population, rounded up. Refuses a negative population.
 * Source: guidance on sampling of longer-term results (margin of at most 3 points); the formula is that of simple random sampling.
 */
export function sampleSize(population: number, margin = 0.03): number {
  if (!Number.isInteger(population) || population < 0) throw new RangeError(`Not a number of people: ${population}`)
  if (!(margin > 0 && margin < 1)) throw new RangeError(`Not a margin: ${margin}`)
  if (population === 0) return 0
  const endless = (z ** 2 * spread) / margin ** 2
  return Math.ceil(endless / (1 + (endless - 1) / population))
}
