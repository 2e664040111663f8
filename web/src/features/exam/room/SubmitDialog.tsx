import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import { useErrorText } from '@/shared/StateView'
import { submitExam } from '../api'
import type { AnswerSync, QuestionState } from '../sync/answerSync'
import classes from './SubmitDialog.module.css'

const DELIVERY_MS = 8_000

interface Props {
  attemptId: string
  opened: boolean
  questions: readonly Question[]
  states: ReadonlyMap<string, QuestionState>
  sync: AnswerSync
  onGo: (place: number) => void
  onClose: () => void
  onSubmitted: () => void
}

class Undelivered extends Error {}

/** Asks before closing the exam, and shows what is still open. Answers that wait for the network go first. */
export function SubmitDialog({
  attemptId,
  opened,
  questions,
  states,
  sync,
  onGo,
  onClose,
  onSubmitted,
}: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const submit = useMutation({
    mutationFn: async () => {
      if (!(await sync.settled(DELIVERY_MS))) throw new Undelivered()
      return submitExam(attemptId)
    },
    onSuccess: onSubmitted,
  })

  const places = (wanted: (state: QuestionState | undefined) => boolean) =>
    questions.flatMap((question, place) => (wanted(states.get(question.question_id)) ? [place] : []))
  const unanswered = places((state) => !state?.selectedKeys.length)
  const flagged = places((state) => state?.flagged ?? false)

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<b className={classes.title}>{t('room.confirmTitle')}</b>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.body}>
        {unanswered.length === 0 && <p className={classes.allDone}>{t('room.confirmAll')}</p>}
        <Places
          title={t('room.countUnanswered', { count: unanswered.length })}
          places={unanswered}
          onGo={onGo}
        />
        <Places title={t('room.countFlagged', { count: flagged.length })} places={flagged} onGo={onGo} />
        <p className={classes.text}>{t('room.confirmText')}</p>
        {submit.isError && (
          <p role="alert" className={classes.error}>
            {submit.error instanceof Undelivered ? t('room.unsent') : errorText(submit.error)}
          </p>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('room.confirmStay')}
          </Button>
          <Button loading={submit.isPending} onClick={() => submit.mutate()}>
            {t('room.submit')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Places({ title, places, onGo }: { title: string; places: number[]; onGo: (place: number) => void }) {
  const { t } = useTranslation()
  if (places.length === 0) return null
  return (
    <section>
      <h3 className={classes.subtitle}>{title}</h3>
      <ul className={classes.places}>
        {places.map((place) => (
          <li key={place}>
            <button
              type="button"
              aria-label={t('room.mapItem', { n: place + 1 })}
              onClick={() => onGo(place)}
            >
              {place + 1}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
