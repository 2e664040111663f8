import { useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Result } from '@/api/types'
import { Badge } from '@/shared/Badge'
import { Card } from '@/shared/Card'
import classes from './Proctor.module.css'
import { ProctorLog } from './ProctorLog'
import { VERDICT_TONES } from './verdicts'

interface Props {
  attemptId: string
  proctoring: Result['proctoring']
}

/** What was noticed in one's attempt, what a person made of it, and the whole log. */
export function ProctorSummary({ attemptId, proctoring }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { total_events: total = 0, verdict, note } = proctoring
  if (total === 0 && !verdict) return null
  return (
    <Card>
      <h2>{t('control.proctor.logTitle')}</h2>
      {verdict && (
        <p className={classes.soft}>
          <Badge tone={VERDICT_TONES[verdict as keyof typeof VERDICT_TONES]}>
            {t(`control.proctor.verdict_${verdict as keyof typeof VERDICT_TONES}`)}
          </Badge>{' '}
          {note}
        </p>
      )}
      {opened ? (
        <ProctorLog attemptId={attemptId} />
      ) : (
        <>
          <p className={classes.soft}>{t('control.proctor.counted', { count: total })}</p>
          <Button variant="light" onClick={() => setOpened(true)}>
            {t('control.proctor.show')}
          </Button>
        </>
      )}
    </Card>
  )
}
