import { Checkbox, Pagination } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { Markdown } from '@/shared/markdown/Markdown'
import upload from '@/shared/upload/Upload.module.css'
import type { Previewed, Report } from './api'
import classes from './Exchange.module.css'

const PAGE = 10

interface Props {
  report: Report
  leftOut: ReadonlySet<number>
  /** None where it is too late to choose. */
  onToggle?: (index: number) => void
}

/** The questions of a file as people will see them, to be struck out one by one. */
export function Preview({ report, leftOut, onToggle }: Props) {
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  const { preview } = report
  return (
    <section className={upload.part}>
      <h3>{t('exchange.preview')}</h3>
      {preview.length < report.imported_count && (
        <p className={classes.soft}>
          {t('exchange.previewOnly', { shown: preview.length, total: report.imported_count })}
        </p>
      )}
      <ol className={classes.questions} aria-label={t('exchange.preview')}>
        {preview.slice((page - 1) * PAGE, page * PAGE).map((question) => (
          <li key={question.index} data-out={leftOut.has(question.index) || undefined}>
            {onToggle && (
              <Checkbox
                className={classes.pick}
                aria-label={t('exchange.pick', { number: question.index + 1 })}
                checked={!question.is_duplicate && !leftOut.has(question.index)}
                disabled={question.is_duplicate}
                onChange={() => onToggle(question.index)}
              />
            )}
            <Question question={question} />
          </li>
        ))}
      </ol>
      {preview.length > PAGE && (
        <Pagination
          aria-label={t('exchange.pages')}
          total={Math.ceil(preview.length / PAGE)}
          value={page}
          onChange={setPage}
          withControls={false}
          radius="md"
        />
      )}
    </section>
  )
}

function Question({ question }: { question: Previewed }) {
  const { t } = useTranslation()
  return (
    <div className={classes.question}>
      <div className={classes.facts}>
        <span>{t('exchange.number', { number: question.index + 1, line: question.line })}</span>
        <span>{question.subject_code}</span>
        {question.topic && <span>{question.topic}</span>}
        {question.tags.map((tag) => (
          <span key={tag}>#{tag}</span>
        ))}
        {question.pictures > 0 && <span>{t('exchange.pictures', { count: question.pictures })}</span>}
        {question.is_duplicate && <Badge tone="sun">{t('exchange.duplicate')}</Badge>}
      </div>
      <div className={classes.text}>
        <Markdown source={question.question_text} />
      </div>
      <ul className={classes.options}>
        {question.choices.map(({ key, text, is_correct }) => (
          <li key={key} data-right={is_correct || undefined}>
            <b>{key}</b>
            <Markdown source={text} />
            {is_correct && <IconCheck size={18} role="img" aria-label={t('exchange.right')} />}
          </li>
        ))}
      </ul>
      {question.explanation && (
        <details className={classes.explanation}>
          <summary>{t('exchange.explanation')}</summary>
          <Markdown source={question.explanation} />
        </details>
      )}
    </div>
  )
}
