import { Button, NativeSelect, Textarea } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../Dialog'
import { Form } from '../form/Form'
import { REPORT_REASONS, reportQuestion, type ReportReason } from './marks'
import classes from './Marks.module.css'

interface Props {
  questionId: string
  /** The finished attempt in which it was met; none for one that is practised. */
  attemptId?: string | undefined
  number: number
}

/** “Something is wrong with this question”: tells the moderators, who answer and may correct the key. */
export function ReportQuestion({ questionId, attemptId, number }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [isSent, setSent] = useState(false)
  if (isSent) {
    return (
      <p role="status" className={classes.reported}>
        {t('report.thanks')}
      </p>
    )
  }
  return (
    <div className={classes.reporting}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconFlag size={16} aria-hidden />}
        aria-label={t('report.about', { n: number })}
        onClick={() => setAsking(true)}
      >
        {t('report.title')}
      </Button>
      <Dialog title={t('report.about', { n: number })} opened={asking} onClose={() => setAsking(false)}>
        <ReportForm
          questionId={questionId}
          attemptId={attemptId}
          onClose={() => setAsking(false)}
          onSent={() => setSent(true)}
        />
      </Dialog>
    </div>
  )
}

interface FormProps {
  questionId: string
  attemptId: string | undefined
  onClose: () => void
  onSent: () => void
}

function ReportForm({ questionId, attemptId, onClose, onSent }: FormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<ReportReason>('wrong_key')
  const [comment, setComment] = useState('')
  const report = useMutation({
    mutationFn: () => reportQuestion(questionId, attemptId, reason, comment.trim()),
    onSuccess: onSent,
  })
  return (
    <Form error={report.error} onSubmit={() => report.mutate()}>
      <NativeSelect
        label={t('report.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as ReportReason)}
        data={REPORT_REASONS.map((value) => ({ value, label: t(`bank.reason_${value}`) }))}
      />
      <Textarea
        label={t('report.comment')}
        rows={4}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={report.isPending}>
          {t('report.send')}
        </Button>
      </div>
    </Form>
  )
}
