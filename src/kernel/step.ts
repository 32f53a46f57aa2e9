/**
 * Named places where a fault test may end the process: `SANSA_FAILPOINT=before-commit:3` ends it at the third time. Without that
 * variable nothing happens.
 */
const [name, at] = (process.env.SANSA_FAILPOINT ?? '').split(':')
let passed = 0

export function step(place: Step): void {
  if (place !== name) return
  passed += 1
  if (passed === Number(at ?? 1)) process.kill(process.pid, 'SIGKILL')
}

export const steps = ['locked', 'decided', 'written', 'derived', 'journalled', 'before-commit', 'after-commit'] as const
export type Step = (typeof steps)[number]
