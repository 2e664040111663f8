import { IconCheck, IconEye, IconPencil, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { proctorLog } from '../proctor/api'
import { useKindName } from '../proctor/useKindName'
import { clockTime } from '@/shared/dates'
import { Section } from '@/shared/Section'
import type { AttemptDetail } from './api'
import classes from './Control.module.css'
import { moments } from './moments'

/** Answers and events in the order in which they happened, so that one is read beside the other. */
export function Timeline({ attemptId, answers }: { attemptId: string; answers: AttemptDetail['answers'] }) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const log = useQuery(proctorLog(attemptId)).data
  const order = moments(answers, log?.items ?? [])
  return (
    <Section title={t('control.attempts.timeline')} wide>
      {order.length === 0 && <p className={classes.soft}>{t('control.attempts.nothingYet')}</p>}
      <ol className={classes.timeline}>
        {order.map((moment, place) => (
          <li key={`${moment.at}-${place}`} data-kind={moment.kind}>
            <time dateTime={moment.at}>{clockTime(moment.at)}</time>
            {moment.kind === 'event' ? (
              <>
                <IconEye size={18} aria-hidden />
                <span>{kindName(moment.event.event_type, moment.event.name)}</span>
              </>
            ) : (
              <>
                <AnswerIcon isCorrect={moment.answer.is_correct} />
                <span>
                  {t(moment.answer.is_answered ? 'control.attempts.answered' : 'control.attempts.cleared', {
                    n: moment.answer.position + 1,
                  })}
                  {moment.answer.is_correct !== null && (
                    <span className="visually-hidden">
                      {' '}
                      ({t(moment.answer.is_correct ? 'result.right' : 'result.mistake')})
                    </span>
                  )}
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
      {log?.has_more && <p className={classes.soft}>{t('control.attempts.firstHundred')}</p>}
    </Section>
  )
}

function AnswerIcon({ isCorrect }: { isCorrect: boolean | null }) {
  if (isCorrect === null) return <IconPencil size={18} aria-hidden />
  return isCorrect ? <IconCheck size={18} aria-hidden /> : <IconX size={18} aria-hidden />
}
