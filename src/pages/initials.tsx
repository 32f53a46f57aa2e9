/** The first letters of the first two names. */
export function Initials({ name }: { name: string }) {
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map(part => part.charAt(0))
  return (
    <span class="initials" aria-hidden="true">
      {letters.join('').toUpperCase()}
    </span>
  )
}
