const strict: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
}

/** What every answer says to the browser, page or file. Source: ASVS 5.0, 3.4 and 14.3.2. */
export function* headerFaults(headers: Headers): Iterable<string> {
  const policy = new Map((headers.get('content-security-policy') ?? '').split('; ').map(named))
  const directives = new Set([...policy.keys(), ...Object.keys(strict)])
  for (const directive of directives) {
    if (policy.get(directive) !== strict[directive]) yield `the policy says ${directive} ${policy.get(directive) ?? ''}`
  }
  if (headers.get('cache-control') !== 'no-store') yield 'the browser may keep it'
  if (headers.get('x-content-type-options') !== 'nosniff') yield 'the browser may guess what it is'
  if (headers.get('referrer-policy') !== 'same-origin') yield 'its address goes to other sites'
}

function named(text: string): [directive: string, sources: string] {
  const [directive = '', ...sources] = text.split(' ')
  return [directive, sources.join(' ')]
}
