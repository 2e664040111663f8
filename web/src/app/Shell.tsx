import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Logo } from '@/shared/Logo'
import { AccountMenu } from './AccountMenu'
import { BellOfUser } from './BellOfUser'
import { LanguageMenu } from './LanguageMenu'
import { SchemeMenu } from './SchemeMenu'
import classes from './Shell.module.css'

export function Shell() {
  const { t } = useTranslation()
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('common.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/app" className={classes.home} aria-label={`Zerek. ${t('common.toStart')}`}>
          <Logo />
        </Link>
        <div className={classes.tools}>
          <LanguageMenu />
          <SchemeMenu />
          <BellOfUser />
          <AccountMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </>
  )
}
