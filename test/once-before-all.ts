/** Things every test run needs once. */
export function setup(): void {}
