import { template } from './template.ts'

/** Made before the first worker starts, so that no two make it at once. */
export async function setup(): Promise<void> {
  await template().make()
}
