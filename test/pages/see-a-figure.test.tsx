import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Bar } from '../../src/pages/bar.tsx'
import { type BarRow, Bars } from '../../src/pages/bars.tsx'
import { Split } from '../../src/pages/split.tsx'
import { Trend } from '../../src/pages/trend.tsx'
import { Funnel } from '../../src/pages/why.tsx'

/** The cells of the table behind a chart, row by row. */
const tableOf = (html: string) =>
  [...html.matchAll(/<tr role="row">(.*?)<\/tr>/g)]
    .slice(1)
    .map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell]) => cell))

describe('a bar', () => {
  test('is not drawn where nothing says how long it would be', () => {
    const html = renderToString(<Bar lang="ro" value={42} />)

    expect(html).toBe('<span class="muted">fără țintă</span>')
  })

  test('begins at zero, and its target is a tick', () => {
    const html = renderToString(<Bar lang="ro" value={30} target={60} />)

    expect(html).toContain('aria-label="30 din 60"')
    expect(html).toContain('<rect class="bar-value" width="50" height="10">')
    expect(html).toContain('<line class="bar-target" x1="100" x2="100"')
  })

  test('that passes its target shows by how much', () => {
    const html = renderToString(<Bar lang="en" value={80} target={60} />)

    expect(html).toContain('aria-label="80 of 60"')
    expect(html).toContain('<rect class="bar-value" width="100" height="10">')
    expect(html).toContain('<line class="bar-target" x1="75" x2="75"')
  })
})

describe('bars under each other', () => {
  const rows = [
    { label: 'Nord-Est', value: 1240, target: 2480 },
    { label: 'Alte regiuni', tooFew: true },
  ] as const

  test('are not given the figure that is too small to be shown', () => {
    // @ts-expect-error: a value that may not be shown must not come here
    const row: BarRow = { label: 'Alte regiuni', value: 3, tooFew: true }

    expect(row.label).toBe('Alte regiuni')
  })

  test('say in its place that it is under five', () => {
    const html = renderToString(<Bars lang="ro" title="Pe regiuni" rows={rows} />)

    expect(html).toContain('aria-label="sub 5"')
    expect(tableOf(html)[1]).toEqual(['Alte regiuni', 'sub 5', '–'])
  })

  test('have the same figures in the table behind them', () => {
    const html = renderToString(<Bars lang="ro" title="Pe regiuni" rows={rows} />)

    expect(tableOf(html)[0]).toEqual(['Nord-Est', '1.240', '2.480'])
  })
})

describe('parts of a whole', () => {
  test('stand one after the other, with their shares in the table', () => {
    const html = renderToString(
      <Split
        lang="ro"
        title="Cine a înscris"
        parts={[
          { label: 'Primării', value: 30 },
          { label: 'AJOFM', value: 10 },
        ]}
      />,
    )

    expect(html).toContain('viewBox="0 0 40 10"')
    expect(html).toContain('<rect class="data-2" x="30" width="10" height="10">')
    expect(tableOf(html)).toEqual([
      ['Primării', '30', '75%'],
      ['AJOFM', '10', '25%'],
    ])
  })
})

describe('a value over time', () => {
  const points = [
    { on: '2025-01-01', value: 0 },
    { on: '2025-01-11', value: 15 },
    { on: '2025-01-31', value: 30 },
  ]

  test('is not drawn without a single day', () => {
    expect(renderToString(<Trend lang="ro" title="Certificate" points={[]} />)).toBe('')
  })

  test('stands at its days, a third of the time at a third of the width', () => {
    const html = renderToString(<Trend lang="ro" title="Certificate" points={points} target={60} />)

    expect(html).toContain('<circle class="trend-spot" cx="33.33%" cy="75%" r="4">')
    expect(html).toContain('aria-label="Certificate. 31.01.2025: 30 din 60"')
  })

  test('has its days and values in the table behind it', () => {
    const html = renderToString(<Trend lang="ro" title="Certificate" points={points} />)

    expect(tableOf(html)).toEqual([
      ['01.01.2025', '0'],
      ['11.01.2025', '15'],
      ['31.01.2025', '30'],
    ])
  })
})

describe('the funnel from everybody to those who count', () => {
  test('shows what each step takes away and where to open it', () => {
    const html = renderToString(
      <Funnel
        lang="ro"
        label="De la 60 la 58"
        steps={[
          { key: 'all', kind: 'start', count: 60, text: 'înscriși' },
          { key: 'left', kind: 'less', count: 2, text: 'fără dovadă', link: { href: '/app/repair', text: 'repară 2' } },
          { key: 'counted', kind: 'end', count: 58, text: 'numărați' },
        ]}
      />,
    )

    expect([...html.matchAll(/<strong[^>]*>([^<]+)</g)].map(([, count]) => count)).toEqual(['60', '−2', '58'])
    expect(html).toContain('<a href="/app/repair">repară 2</a>')
  })
})
