import { NativeSelect } from '@mantine/core'
import { IconRepeat } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Reviews } from '@/api/types'
import { NightCard } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { titleOf } from '@/shared/titles'
import { reviews, setReviewsPerDay } from '../api'
import classes from './DueToday.module.css'
import { Forecast } from './Forecast'

const CAPS = [10, 20, 30, 50, 100]

/** The mistakes that are due to be repeated today, subject by subject, and the days to come. */
export function DueToday({ agenda }: { agenda: Reviews }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const cap = useMutation({
    mutationFn: setReviewsPerDay,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: reviews.queryKey }),
  })
  const caps = [...new Set([...CAPS, agenda.reviews_per_day])].sort((one, other) => one - other)
  return (
    <NightCard>
      <div className={classes.due}>
        <div className={classes.words}>
          <h2>
            {agenda.due_today > 0
              ? t('practice.dueTitle', { count: agenda.due_today })
              : t(agenda.cards > 0 ? 'practice.dueNone' : 'practice.dueNever')}
          </h2>
          <p>{t(agenda.due_today > 0 ? 'practice.dueText' : 'practice.dueNoneText')}</p>
          {agenda.done_today > 0 && <p>{t('practice.doneToday', { count: agenda.done_today })}</p>}
          <div className={classes.actions}>
            {agenda.by_subject.map((each) => (
              <LinkButton
                key={each.subject_code}
                className={classes.button}
                to="/app/practice/$subject"
                params={{ subject: each.subject_code }}
                search={{ order: 'mistakes' }}
                leftSection={<IconRepeat size={18} aria-hidden />}
              >
                {titleOf(each)} · {each.due_today}
              </LinkButton>
            ))}
          </div>
        </div>
        {agenda.cards > 0 && (
          <div className={classes.side}>
            <Forecast days={agenda.forecast} />
            <NativeSelect
              label={t('practice.perDay')}
              value={String(agenda.reviews_per_day)}
              onChange={(event) => cap.mutate(Number(event.currentTarget.value))}
              data={caps.map(String)}
              className={classes.cap}
            />
          </div>
        )}
      </div>
    </NightCard>
  )
}
