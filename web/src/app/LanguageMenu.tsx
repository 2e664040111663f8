import { Button, Menu } from '@mantine/core'
import { IconCheck, IconWorld } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { me, saveLocale } from '@/features/auth/api'
import { NOTIFICATIONS } from '@/features/notifications/api'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, switchLanguage, type Language } from '@/i18n'
import classes from './Shell.module.css'

const SHORT: Record<Language, string> = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' }

export function LanguageMenu() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const current = currentLanguage()

  async function choose(language: Language) {
    await switchLanguage(language, { remember: true })
    void queryClient.invalidateQueries({ queryKey: NOTIFICATIONS }) // the server words them
    const user = queryClient.getQueryData(me.queryKey)
    if (!user) return
    queryClient.setQueryData(me.queryKey, { ...user, locale: language })
    // The choice already holds on this device; on the next one it is nice to have, not worth an error.
    saveLocale(language).catch(() => undefined)
  }

  return (
    <Menu position="bottom-end" radius="md" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          size="sm"
          px="xs"
          leftSection={<IconWorld size={18} aria-hidden />}
          aria-label={`${SHORT[current]}, ${t('header.language')}: ${LANGUAGE_NAMES[current]}`}
        >
          <span className={classes.code}>{SHORT[current]}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => void choose(language)}
            rightSection={language === current ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={language === current}
          >
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
