import { useTranslation } from 'react-i18next'
import type { MajorExam } from '@/api/types'
import { titleOf } from '@/shared/titles'
import classes from './ExamPlan.module.css'

/** What awaits the student in this exam: time, sections in order, rules. */
export function ExamPlan({ exam }: { exam: MajorExam }) {
  const { t } = useTranslation()
  const points = exam.sections.reduce((sum, section) => sum + section.count * section.points, 0)
  const rules = [t('new.rule1'), t('new.rule2'), t('new.rule3'), t('new.rule4'), t('new.rule5')]
  return (
    <div className={classes.plan}>
      <dl className={classes.figures}>
        <Figure value={exam.total_questions} unit={t('unit.questions', { count: exam.total_questions })} />
        <Figure
          value={exam.time_limit_minutes}
          unit={t('unit.minutes', { count: exam.time_limit_minutes })}
        />
        <Figure value={points} unit={t('unit.points', { count: points })} />
      </dl>
      <ol className={classes.sections}>
        {exam.sections.map((section) => (
          <li key={`${section.role}-${section.subject_code}`}>
            <span className={classes.sectionName}>{titleOf(section)}</span>
            <span className={classes.sectionCount}>{section.count}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${(100 * section.count) / exam.total_questions}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <section>
        <h3 className={classes.rulesTitle}>{t('new.rules')}</h3>
        <ul className={classes.rules}>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Figure({ value, unit }: { value: number; unit: string }) {
  return (
    <div className={classes.figure}>
      <dt>{unit.replace(/^\d+\s*/, '')}</dt>
      <dd>{value}</dd>
    </div>
  )
}
