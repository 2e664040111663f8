import { useTranslation } from 'react-i18next'
import type { ItemFlag } from '@/api/types'
import { Badge } from '@/shared/Badge'
import lists from '@/shared/list/List.module.css'

const GRAVE: readonly ItemFlag[] = ['negative_discrimination', 'suspected_key']

/** What is the matter with a question. */
export function Flags({ flags, enough }: { flags: readonly ItemFlag[]; enough: boolean }) {
  const { t } = useTranslation()
  return (
    <ul className={lists.badges}>
      {!enough && (
        <li>
          <Badge>{t('analytics.few')}</Badge>
        </li>
      )}
      {enough && flags.length === 0 && (
        <li>
          <Badge tone="good">{t('analytics.fine')}</Badge>
        </li>
      )}
      {flags.map((flag) => (
        <li key={flag}>
          <Badge tone={GRAVE.includes(flag) ? 'bad' : 'sun'}>{t(`analytics.flag_${flag}`)}</Badge>
        </li>
      ))}
    </ul>
  )
}
