import { Button } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MajorExam } from '@/api/types'
import { useErrorText } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { currentAttempt, startExam } from './api'
import { ProctorRules } from './proctor/ProctorRules'
import classes from './StartExam.module.css'

interface Props {
  majorCode: string
  exam: MajorExam
  onStarted: (attemptId: string) => void
}

/** Starts the exam, or says which questions are still missing for it. */
export function StartExam({ majorCode, exam, onStarted }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const start = useMutation({
    mutationFn: () => startExam({ majorCode, format: exam.format }),
    onSuccess: ({ attempt_id }) => {
      queryClient.removeQueries(currentAttempt)
      onStarted(attempt_id)
    },
  })
  const nameOf = (code: string) => {
    const section = exam.sections.find((each) => each.subject_code === code)
    return section ? titleOf(section) : code
  }
  if (!exam.available) {
    return (
      <div className={classes.missing}>
        <b>{t('new.unavailable')}</b>
        <ul>
          {exam.missing.map((each) => (
            <li key={each.subject_code}>
              {t('new.missing', {
                subject: nameOf(each.subject_code),
                available: each.available,
                required: each.required,
              })}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <div className={classes.start}>
      {start.isError && (
        <p role="alert" className={classes.error}>
          {errorText(start.error)}
        </p>
      )}
      <Button
        size="lg"
        fullWidth
        leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {t('new.start')}
      </Button>
      <p className={classes.hint}>{t('new.startHint')}</p>
      <ProctorRules />
    </div>
  )
}
