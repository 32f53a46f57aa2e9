import canonicalize from 'canonicalize'

/** RFC 8785: the same value always gives the same bytes. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('Only JSON values have a canonical form.')
  return text
}
