import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { dateTime } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { useSubjectName } from '@/shared/subjects'
import { BANK, judgeReports, type QuestionReport, type Verdict } from './api'
import { plainText } from './plainText'
import classes from './Bank.module.css'

const VERDICTS: readonly Verdict[] = ['dismissed', 'wording_corrected']

/** One report with its question; what needs no regrading is answered here. */
export function ReportCard({ report, withQuestion }: { report: QuestionReport; withQuestion: boolean }) {
  const { t } = useTranslation()
  const [judging, setJudging] = useState(false)
  const subjectName = useSubjectName()
  return (
    <article className={classes.report}>
      <p>
        <Badge tone="bad">{t(`bank.reason_${report.reason}`)}</Badge>{' '}
        {report.verdict && <Badge tone="good">{t(`bank.verdict_${report.verdict}`)}</Badge>}{' '}
        <span className={classes.soft}>
          {[
            report.reporter.full_name,
            dateTime(report.created_at),
            withQuestion && subjectName(report.subject_code),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {withQuestion && <p>{plainText(report.question_text)}</p>}
      {report.comment && <p className={classes.quote}>{report.comment}</p>}
      {report.answer && <p className={classes.soft}>{report.answer}</p>}
      {report.status === 'open' && (
        <div className={classes.steps}>
          {withQuestion && (
            <Link to="/app/admin/questions/$questionId" params={{ questionId: report.question_id }}>
              {report.reports_open > 1
                ? t('bank.openWithReports', { count: report.reports_open })
                : t('bank.openQuestion')}
            </Link>
          )}
          <Button
            variant="light"
            size="sm"
            aria-label={`${t('bank.answerReport')}: ${report.reporter.full_name}`}
            onClick={() => setJudging(true)}
          >
            {t('bank.answerReport')}
          </Button>
        </div>
      )}
      <Dialog title={t('bank.answerReport')} opened={judging} onClose={() => setJudging(false)}>
        <VerdictForm report={report} onClose={() => setJudging(false)} />
      </Dialog>
    </article>
  )
}

function VerdictForm({ report, onClose }: { report: QuestionReport; onClose: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [verdict, setVerdict] = useState<Verdict>('dismissed')
  const [answer, setAnswer] = useState('')
  const [all, setAll] = useState(report.reports_open > 1)
  const judge = useMutation({
    mutationFn: () => judgeReports(report.question_id, verdict, answer.trim(), all ? undefined : [report.id]),
    onSuccess: () => {
      onClose()
      return queryClient.invalidateQueries({ queryKey: BANK })
    },
  })
  return (
    <Form error={judge.error} onSubmit={() => judge.mutate()}>
      <p className={classes.soft}>{t('bank.verdictHint')}</p>
      <fieldset className={classes.keys}>
        <legend className="visually-hidden">{t('bank.verdict')}</legend>
        {VERDICTS.map((each) => (
          <label key={each} className={classes.key}>
            <input
              type="radio"
              name="verdict"
              value={each}
              checked={verdict === each}
              onChange={() => setVerdict(each)}
            />
            <b>{t(`bank.verdict_${each}`)}</b>
          </label>
        ))}
      </fieldset>
      <Textarea
        label={t('bank.answer')}
        description={t('bank.answerHint')}
        rows={3}
        maxLength={2000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      {report.reports_open > 1 && (
        <label className={classes.key}>
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          <span>{t('bank.closeAll', { count: report.reports_open })}</span>
        </label>
      )}
      <div className={classes.steps}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={judge.isPending}>
          {t('bank.closeReport')}
        </Button>
      </div>
    </Form>
  )
}
