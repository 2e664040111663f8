import { useTranslation } from 'react-i18next'
import type { MyStatistics } from '@/api/types'
import { Card } from '@/shared/Card'
import { Bars } from '@/shared/chart/Bars'
import { Figures } from '@/shared/chart/Figures'
import { decimal } from '@/shared/numbers'

const percent = (value: number | null) => (value === null ? '–' : `${decimal(value)}%`)

export function MyFigures({ mine }: { mine: MyStatistics }) {
  const { t } = useTranslation()
  return (
    <Figures
      figures={[
        [t('statistics.average'), percent(mine.average_score)],
        [t('statistics.best'), percent(mine.best_score)],
        [t('statistics.exams'), mine.exam_attempts],
        [t('statistics.practices'), mine.practice_attempts],
        [t('statistics.answered'), mine.total_questions_answered],
        [t('statistics.accuracy'), percent(mine.correct_answers_percentage)],
      ]}
    />
  )
}

export function MySubjects({ mine }: { mine: MyStatistics }) {
  const { t } = useTranslation()
  return (
    <Card>
      <h2>{t('statistics.subjects')}</h2>
      <Bars
        label={t('statistics.subjects')}
        bars={mine.by_subject.map((subject) => ({
          key: subject.subject_code,
          name: subject.title,
          percent: subject.accuracy,
          figures: `${subject.correct}/${subject.answered}`,
        }))}
      />
    </Card>
  )
}
