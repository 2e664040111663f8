import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MajorDetail } from '@/api/types'
import { titleOf } from '@/shared/titles'
import classes from './MajorPicker.module.css'

export function ChosenMajor({ major, onChange }: { major: MajorDetail; onChange: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.chosen}>
      <span className={classes.code}>{major.code}</span>
      <span className={classes.names}>
        <b>{titleOf(major)}</b>
        <span>{major.profile_subjects.map(titleOf).join(' · ')}</span>
      </span>
      <Button variant="subtle" size="sm" onClick={onChange}>
        {t('new.change')}
      </Button>
    </div>
  )
}
