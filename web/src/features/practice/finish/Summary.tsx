import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PracticeSummary } from '@/api/types'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { decimal } from '@/shared/numbers'
import { ScoreRing } from '@/shared/ScoreRing'
import { useFocusOnMount } from '@/shared/useFocusOnMount'
import classes from './Summary.module.css'

interface Props {
  subject: string
  title: string
  summary: PracticeSummary
  onAgain: () => void
}

/** How the session went, topic by topic, and what to do next. */
export function Summary({ subject, title, summary, onAgain }: Props) {
  const { t } = useTranslation()
  const heading = useFocusOnMount<HTMLHeadingElement>()
  const { answered, correct, accuracy, weakest_topics: weak, reviews_due: due } = summary
  return (
    <div className={classes.stack}>
      <header>
        <p className={classes.subject}>{title}</p>
        <h1 ref={heading} tabIndex={-1} className={classes.heading}>
          {t('practice.summary')}
        </h1>
      </header>
      <Card className={classes.top}>
        <ScoreRing
          percent={accuracy}
          tone={accuracy >= 70 ? 'good' : 'plain'}
          size={148}
          label={t('practice.accuracyOf', { percent: decimal(accuracy) })}
        />
        <div className={classes.words}>
          <p className={classes.lead}>{t('practice.summaryText', { correct, answered })}</p>
          <p>{t('practice.bestStreak', { count: summary.best_streak })}</p>
        </div>
      </Card>
      {summary.by_topic.some((each) => each.topic) && (
        <Card>
          <h2>{t('practice.byTopic')}</h2>
          <ul className={classes.topics}>
            {summary.by_topic.map((each) => (
              <li key={each.topic}>
                <span>{each.topic ?? t('practice.noTopic')}</span>
                <span className={classes.score}>
                  {each.correct}/{each.answered} · {decimal(each.accuracy)}%
                </span>
                <span className={classes.bar} aria-hidden="true">
                  <span style={{ width: `${each.accuracy}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card>
        <h2>{t('practice.whatNext')}</h2>
        <div className={classes.next}>
          {due > 0 && (
            <LinkButton
              to="/app/practice/$subject"
              params={{ subject }}
              search={{ order: 'mistakes' }}
              onClick={onAgain}
            >
              {t('practice.reviewMistakes', { count: due })}
            </LinkButton>
          )}
          {weak.map((topic) => (
            <LinkButton
              key={topic}
              variant="light"
              to="/app/practice/$subject"
              params={{ subject }}
              search={{ topic }}
              onClick={onAgain}
            >
              {t('practice.practiseTopic', { topic })}
            </LinkButton>
          ))}
          <Button variant={due ? 'default' : 'filled'} onClick={onAgain}>
            {t('practice.goOn')}
          </Button>
          <LinkButton variant="subtle" to="/app/practice">
            {t('practice.otherSubject')}
          </LinkButton>
        </div>
      </Card>
    </div>
  )
}
