import { useTranslation } from 'react-i18next'
import { longDate } from '@/shared/dates'
import { QrCode } from '@/shared/QrCode'
import type { NewInvitation } from './api'
import { addressInWords } from './cards'
import classes from './Cards.module.css'

interface Props {
  invitation: NewInvitation
  /** For a code without a student: the school. */
  school: string
}

/** One invitation, to be cut out and taken home. Black on white in both schemes: it is paper. */
export function Card({ invitation, school }: Props) {
  const { t } = useTranslation()
  const { student_name: student, code, url, expires_at } = invitation
  return (
    <article className={classes.card}>
      <QrCode text={url} label={t('admin.invite.qr', { name: student || school || code })} size={128} />
      <div className={classes.text}>
        <p>{t(student ? 'admin.invite.cardGuardian' : 'admin.invite.cardStudent')}</p>
        <h3>{student || school || 'Zerek'}</h3>
        <p className={classes.code}>{code}</p>
        <p>{t('admin.invite.cardHow', { address: addressInWords(url) })}</p>
        <p>{t('admin.invite.cardUntil', { date: longDate(expires_at) })}</p>
      </div>
    </article>
  )
}
