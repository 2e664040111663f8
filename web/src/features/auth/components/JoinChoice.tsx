import { useTranslation } from 'react-i18next'
import { LinkButton } from '@/shared/LinkButton'
import { DoorHead } from './DoorHead'
import classes from './Door.module.css'

/** For somebody who came with an invitation and is not signed in. The code waits meanwhile. */
export function JoinChoice({ mayRegister }: { mayRegister: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={classes.choice}>
      <DoorHead title={t('join.title')}>{t(mayRegister ? 'join.choice' : 'join.signInFirst')}</DoorHead>
      {mayRegister && (
        <LinkButton to="/app/register" size="lg" justify="center">
          {t('register.title')}
        </LinkButton>
      )}
      <LinkButton
        to="/app/sign-in"
        search={{ next: '/app/join' }}
        size="lg"
        variant={mayRegister ? 'default' : 'filled'}
        justify="center"
      >
        {t(mayRegister ? 'join.haveAccount' : 'signIn.submit')}
      </LinkButton>
    </div>
  )
}
