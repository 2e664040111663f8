import { useTranslation } from 'react-i18next'
import type { MyTopics as Topics } from '@/api/types'
import { Card } from '@/shared/Card'
import { Bars } from '@/shared/chart/Bars'
import { decimal } from '@/shared/numbers'
import { groupTopics } from '@/shared/chart/groupTopics'
import classes from './Statistics.module.css'

/** Where one is strong and weak. */
export function TopicBars({ topics }: { topics: Topics['by_topic'] }) {
  const { t } = useTranslation()
  return groupTopics(topics).map(({ code, title, topics: own }) => (
    <section key={code}>
      <h3>{title}</h3>
      <Bars
        label={t('statistics.topicsOf', { subject: title })}
        bars={own.map((topic) => ({
          key: topic.topic,
          name: topic.topic,
          percent: topic.accuracy,
          figures: `${topic.correct}/${topic.questions}`,
        }))}
      />
    </section>
  ))
}

/** What brings most to practise next. */
export function NextTopics({ next }: { next: Topics['next'] }) {
  const { t } = useTranslation()
  return (
    <Card>
      <h2>{t('statistics.next')}</h2>
      {next.length === 0 ? (
        <p className={classes.soft}>{t('statistics.nextNone')}</p>
      ) : (
        <ol className={classes.next}>
          {next.map((topic) => (
            <li key={topic.subject_code + topic.topic}>
              <b>{topic.topic}</b>
              <span>{`${topic.title} · ${topic.correct}/${topic.questions}`}</span>
              <i>{decimal(topic.accuracy)}%</i>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
