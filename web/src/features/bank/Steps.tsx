import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { deleteQuestion, takeStep, type Step, type Tagged } from './api'
import classes from './Bank.module.css'

const SHOWN = [
  'submit',
  'publish',
  'send_back',
  'withdraw',
  'restore',
  'discard',
  'retire',
  'delete',
] as const
type Shown = (typeof SHOWN)[number]
const FORWARD: readonly Step[] = ['submit', 'publish', 'restore']
/** Nobody reads a comment on these. */
const WORDLESS: readonly Step[] = ['withdraw', 'restore', 'discard', 'delete']

interface Props {
  question: Tagged
  onTaken: (question: Tagged) => void
  onDeleted: () => void
}

/** What can be done with a question where it stands; each step asks once more, and most take a word along. */
export function Steps({ question, onTaken, onDeleted }: Props) {
  const { t } = useTranslation()
  const [step, setStep] = useState<Shown | null>(null)
  const steps = SHOWN.filter((each) => question.steps.includes(each))
  return (
    <div className={classes.steps}>
      {steps.map((each) => (
        <Button
          key={each}
          variant={FORWARD.includes(each) ? 'filled' : 'default'}
          onClick={() => setStep(each)}
        >
          {t(`bank.step_${each}`)}
        </Button>
      ))}
      <Dialog title={step ? t(`bank.step_${step}`) : ''} opened={step !== null} onClose={() => setStep(null)}>
        {step && (
          <StepForm
            question={question}
            step={step}
            onClose={() => setStep(null)}
            onTaken={(taken) => {
              setStep(null)
              if (taken) onTaken(taken)
              else onDeleted()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

interface FormProps {
  question: Tagged
  step: Shown
  onClose: () => void
  onTaken: (question: Tagged | null) => void
}

function StepForm({ question, step, onClose, onTaken }: FormProps) {
  const { t } = useTranslation()
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const take = useMutation({
    mutationFn: async () => {
      if (step !== 'delete') return takeStep(question, step, comment.trim())
      await deleteQuestion(question)
      return null
    },
    onSuccess: onTaken,
  })
  const isMissing = step === 'send_back' && !comment.trim()

  function submit() {
    setTried(true)
    if (!isMissing) take.mutate()
  }

  return (
    <Form error={take.error} onSubmit={submit}>
      <p className={classes.soft}>{t(`bank.stepText_${step}`)}</p>
      {!WORDLESS.includes(step) && (
        <Textarea
          data-autofocus
          label={t('bank.comment')}
          rows={3}
          maxLength={2000}
          value={comment}
          error={tried && isMissing && t('bank.needComment')}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      <div className={classes.steps}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={take.isPending} data-autofocus={WORDLESS.includes(step) || undefined}>
          {t(`bank.step_${step}`)}
        </Button>
      </div>
    </Form>
  )
}
