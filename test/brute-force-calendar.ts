// The calendar of the count that is written apart from the product: days are counted one by one.

const split = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]
const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number) =>
  [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const write = (year: number, month: number, date: number) =>
  `${year}-${`${month}`.padStart(2, '0')}-${`${date}`.padStart(2, '0')}`

export function plusDays(day: string, days: number): string {
  let [year, month, date] = split(day)
  for (let left = days; left > 0; left -= 1) {
    date += 1
    if (date > lengthOf(year, month)) [date, month] = [1, month + 1]
    if (month > 12) [month, year] = [1, year + 1]
  }
  return write(year, month, date)
}

/** The same date of a later month, or that month's last day. */
export function plusMonths(day: string, months: number): string {
  let [year, month] = split(day)
  for (let left = months; left > 0; left -= 1) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return write(year, month, Math.min(split(day)[2], lengthOf(year, month)))
}

/** Completed months: a month is over on the same date of the next, or on its last day. */
export function monthsBetween(from: string, to: string): number {
  let months = 0
  while (plusMonths(from, months + 1) <= to) months += 1
  return months
}

/** Completed years: born on 29 February, the birthday in a common year is 1 March. */
export function yearsBetween(born: string, to: string): number {
  const [bornYear, bornMonth, bornDate] = split(born)
  const [year, month, date] = split(to)
  const hadBirthday = month > bornMonth || (month === bornMonth && date >= bornDate)
  return year - bornYear - (hadBirthday ? 0 : 1)
}
