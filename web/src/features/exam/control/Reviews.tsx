import { Button, Radio, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VERDICT_TONES, VERDICTS, type ReviewVerdict } from '../proctor/verdicts'
import { Badge } from '@/shared/Badge'
import { longDateTime } from '@/shared/dates'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { Section } from '@/shared/Section'
import { attempt, ATTEMPTS, judge, type AttemptDetail } from './api'
import classes from './Control.module.css'

interface Props {
  attemptId: string
  reviews: AttemptDetail['reviews']
}

/** What people made of what was noticed: a verdict with a note, and all earlier ones. */
export function Reviews({ attemptId, reviews }: Props) {
  const { t } = useTranslation()
  return (
    <Section title={t('control.proctor.verdict')} text={t('control.proctor.verdictText')} wide>
      <VerdictForm key={reviews.length} attemptId={attemptId} />
      {reviews.length > 0 && (
        <>
          <h3>{t('control.proctor.history')}</h3>
          <ol className={classes.verdicts}>
            {reviews.map((review) => (
              <li key={review.id}>
                <Badge tone={VERDICT_TONES[review.verdict]}>
                  {t(`control.proctor.verdict_${review.verdict}`)}
                </Badge>{' '}
                {review.note}
                <br />
                <time dateTime={review.created_at}>
                  {[review.reviewer_name, longDateTime(review.created_at)].filter(Boolean).join(' · ')}
                </time>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

function VerdictForm({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [verdict, setVerdict] = useState<ReviewVerdict | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => judge(attemptId, verdict ?? 'clean', note.trim()),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries(attempt(attemptId)),
        queryClient.invalidateQueries({ queryKey: ATTEMPTS }),
      ]),
  })
  const refusal = refusalOf(save.error, ['note'])
  return (
    <Form
      error={save.error}
      refusal={refusal}
      onSubmit={() => {
        setTried(true)
        if (verdict && note.trim()) save.mutate()
      }}
    >
      <Radio.Group
        label={t('control.proctor.verdict')}
        value={verdict}
        onChange={(value) => setVerdict(value)}
        error={tried && !verdict && t('control.proctor.needVerdict')}
      >
        <div className={classes.choices}>
          {VERDICTS.map((each) => (
            <Radio key={each} value={each} label={t(`control.proctor.verdict_${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('control.proctor.note')}
        description={t('control.proctor.noteHint')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={(tried && !note.trim() && t('control.proctor.needNote')) || refusal.at.note}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}
