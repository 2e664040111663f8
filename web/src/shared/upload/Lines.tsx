import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Upload.module.css'

const FEW = 10

export interface Line {
  line: number | null
  /** What of the line is meant, in words. */
  field?: string | undefined
  message: string
}

/** What is to be told of single lines of a file; the first few, and all on demand. */
export function Lines({ lines, label }: { lines: readonly Line[]; label: string }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className={classes.lines} aria-label={label}>
        {lines.slice(0, all ? undefined : FEW).map(({ line, field, message }, place) => (
          <li key={`${place} ${line} ${field}`}>
            {line !== null && <b>{t('upload.line', { line })}</b>}
            {field && <span className={classes.column}>{field}</span>}
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {!all && lines.length > FEW && (
        <div>
          <Button variant="light" size="sm" onClick={() => setAll(true)}>
            {t('upload.showAll', { total: lines.length })}
          </Button>
        </div>
      )}
    </>
  )
}
