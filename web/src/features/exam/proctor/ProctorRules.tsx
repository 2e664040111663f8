import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KINDS } from './collector'
import classes from './Proctor.module.css'

/** What is noticed during an exam and what follows from it, before it begins. */
export function ProctorRules() {
  const { t } = useTranslation()
  return (
    <details className={classes.rules}>
      <summary>
        <IconEye size={18} aria-hidden /> {t('control.proctor.rulesTitle')}
      </summary>
      <p>{t('control.proctor.rulesText')}</p>
      <ul>
        {KINDS.map((kind) => (
          <li key={kind}>{t(`control.proctor.kind_${kind}`)}</li>
        ))}
      </ul>
      <p>{t('control.proctor.rulesFair')}</p>
    </details>
  )
}
