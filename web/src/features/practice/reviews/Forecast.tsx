import { useTranslation } from 'react-i18next'
import type { Reviews } from '@/api/types'
import { currentLanguage } from '@/i18n'
import classes from './DueToday.module.css'

const KAZAKH_DAYS = ['жс', 'дс', 'сс', 'ср', 'бс', 'жм', 'сб']

function weekday(day: string): string {
  const date = new Date(`${day}T12:00:00`)
  if (currentLanguage() === 'kk') return KAZAKH_DAYS[date.getDay()] ?? ''
  return new Intl.DateTimeFormat(currentLanguage() === 'en' ? 'en-GB' : 'ru', { weekday: 'short' }).format(
    date,
  )
}

/** How many reviews each of the next seven days brings. */
export function Forecast({ days }: { days: Reviews['forecast'] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...days.map((each) => each.count))
  return (
    <figure className={classes.forecast}>
      <figcaption>{t('practice.forecast')}</figcaption>
      <ul>
        {days.map((each) => (
          <li key={each.date}>
            <span className={classes.count}>{each.count}</span>
            <span
              className={classes.column}
              style={{ height: `${Math.round((each.count / most) * 48) + 3}px` }}
              aria-hidden="true"
            />
            <span>{weekday(each.date)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
