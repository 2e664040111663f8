import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Chart.module.css'

interface Props {
  caption: string
  columns: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** The numbers themselves. It scrolls by itself where it is wider than the page. */
export function DataTable({ caption, columns, rows }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a chart shows, for who cannot see it or wants the numbers. */
export function AsTable(props: Props) {
  const { t } = useTranslation()
  return (
    <details className={classes.table}>
      <summary>{t('chart.asTable')}</summary>
      <DataTable {...props} />
    </details>
  )
}
