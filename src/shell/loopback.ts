/** An address that only this machine can come from, or be reached at. */
export const isLoopback = (host: string): boolean => /^(localhost$|::1$|127\.|::ffff:127\.)/.test(host)
