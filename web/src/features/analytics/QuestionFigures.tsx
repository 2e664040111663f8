import { useTranslation } from 'react-i18next'
import type { QuestionStatistics } from '@/api/types'
import { Badge } from '@/shared/Badge'
import { Card } from '@/shared/Card'
import { DataTable } from '@/shared/chart/DataTable'
import { Figures } from '@/shared/chart/Figures'
import { decimal } from '@/shared/numbers'
import { Markdown } from '@/shared/markdown/Markdown'
import { Flags } from './Flags'
import { coefficient, share } from './words'
import classes from './Analytics.module.css'

/** A question, how it does, how its options are chosen, and each of its versions. */
export function QuestionFigures({ question }: { question: QuestionStatistics }) {
  const { t } = useTranslation()
  return (
    <>
      <Card>
        <div className={classes.text}>
          <Markdown source={question.question_text} />
        </div>
        <Flags flags={question.flags} enough={question.enough} />
        {!question.enough && (
          <p className={classes.soft}>{t('analytics.fewText', { least: question.fewest_responses })}</p>
        )}
      </Card>
      <Figures
        figures={[
          [t('analytics.responses'), question.responses],
          [t('analytics.facility'), share(question.facility)],
          [t('analytics.discrimination'), coefficient(question.discrimination)],
          [t('analytics.omitted'), share(question.omitted_share)],
          [t('analytics.seconds'), question.median_seconds === null ? '–' : decimal(question.median_seconds)],
        ]}
      />
      <p className={classes.soft}>
        {t('analytics.sure', {
          facility: share(question.facility, question.facility_low, question.facility_high),
          discrimination: coefficient(
            question.discrimination,
            question.discrimination_low,
            question.discrimination_high,
          ),
        })}
      </p>
      <Card>
        <h2>{t('analytics.options')}</h2>
        <DataTable
          caption={t('analytics.options')}
          columns={[
            t('analytics.option'),
            t('analytics.chosen'),
            t('analytics.share'),
            t('analytics.upper'),
            t('analytics.lower'),
          ]}
          rows={question.options.map((option) => ({
            key: option.key,
            cells: [
              <div key="text" className={classes.option}>
                <b>{option.key}</b>
                <Markdown source={option.text} />
                {option.is_correct && <Badge tone="good">{t('result.rightAnswer')}</Badge>}
                {option.dead && <Badge tone="sun">{t('analytics.flag_dead_distractor')}</Badge>}
              </div>,
              option.chosen,
              share(option.share, option.low, option.high),
              share(option.upper_share),
              share(option.lower_share),
            ],
          }))}
        />
      </Card>
      {question.versions.length > 1 && (
        <Card>
          <h2>{t('analytics.versions')}</h2>
          <p className={classes.soft}>{t('analytics.versionsText')}</p>
          <DataTable
            caption={t('analytics.versions')}
            columns={[
              t('analytics.version'),
              t('analytics.text'),
              t('analytics.responses'),
              t('analytics.facility'),
              t('analytics.discrimination'),
            ]}
            rows={question.versions.map((version) => ({
              key: version.version_id,
              cells: [
                version.number,
                version.question_text,
                version.responses,
                share(version.facility),
                coefficient(version.discrimination),
              ],
            }))}
          />
        </Card>
      )}
    </>
  )
}
