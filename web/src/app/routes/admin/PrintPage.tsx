import { Button, Checkbox } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paper as paperQuery } from '@/features/exam/papers/api'
import classes from '@/features/exam/papers/Print.module.css'
import { AnswerSheet, KeySheet, QuestionSheets } from '@/features/exam/papers/Sheets'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../../RouteStates'
import { Room } from './Room'

const PARTS = ['questions', 'answers', 'keys'] as const
type Part = (typeof PARTS)[number]

/** What is printed: the question sheets with their answer sheets, and apart from them the keys. */
export function PrintPage() {
  const { t } = useTranslation()
  const { paperId } = useParams({ from: '/signed-in/app/admin/papers/$paperId/print' })
  const { data: paper, error, refetch } = useQuery(paperQuery(paperId))
  const [parts, setParts] = useState<ReadonlySet<Part>>(new Set(['questions', 'answers']))
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!paper) return <RoutePending />
  const toggle = (part: Part) => {
    const next = new Set(parts)
    if (!next.delete(part)) next.add(part)
    setParts(next)
  }
  return (
    <Room title={paper.title}>
      <div className={classes.tools}>
        {PARTS.map((part) => (
          <Checkbox
            key={part}
            label={t(`control.papers.part_${part}`)}
            checked={parts.has(part)}
            onChange={() => toggle(part)}
          />
        ))}
        <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('control.papers.print')}
        </Button>
      </div>
      {paper.sheets.map((variant) => (
        <Fragment key={variant.number}>
          {parts.has('questions') && <QuestionSheets paper={paper} variant={variant} />}
          {parts.has('answers') && <AnswerSheet paper={paper} variant={variant} />}
        </Fragment>
      ))}
      {parts.has('keys') &&
        paper.sheets.map((variant) => <KeySheet key={variant.number} paper={paper} variant={variant} />)}
    </Room>
  )
}
