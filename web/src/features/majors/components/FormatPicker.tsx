import { IconAlertTriangle, IconClock, IconListNumbers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MajorExam } from '@/api/types'
import { titleOf } from '@/shared/titles'
import classes from './FormatPicker.module.css'

interface Props {
  exams: readonly MajorExam[]
  chosen: string | undefined
  onChoose: (format: string) => void
}

/** The formats as native radios that look like cards. */
export function FormatPicker({ exams, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.formats}>
      <legend className="visually-hidden">{t('new.format')}</legend>
      {exams.map((exam) => (
        <label key={exam.format} className={classes.format}>
          <input
            type="radio"
            name="format"
            value={exam.format}
            checked={exam.format === chosen}
            onChange={() => onChoose(exam.format)}
          />
          <span className={classes.name}>{titleOf(exam)}</span>
          <span className={classes.facts}>
            <span>
              <IconListNumbers size={16} aria-hidden /> {t('unit.questions', { count: exam.total_questions })}
            </span>
            <span>
              <IconClock size={16} aria-hidden /> {t('unit.minutes', { count: exam.time_limit_minutes })}
            </span>
          </span>
          {!exam.available && (
            <span className={classes.missing}>
              <IconAlertTriangle size={16} aria-hidden /> {t('new.unavailable')}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
