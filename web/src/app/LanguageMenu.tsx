import { Button, Menu } from '@mantine/core'
import { IconCheck, IconWorld } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { me, saveLocale } from '@/features/auth/api'
import { currentLanguage, LANGUAGES, switchLanguage, type Language } from '@/i18n'
import classes from './Shell.module.css'

/** Each language in its own words, as its speakers look for it. */
const NAMES: Record<Language, { short: string; name: string }> = {
  kk: { short: 'ҚАЗ', name: 'Қазақша' },
  ru: { short: 'РУС', name: 'Русский' },
  en: { short: 'ENG', name: 'English' },
}

export function LanguageMenu() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const current = currentLanguage()

  async function choose(language: Language) {
    await switchLanguage(language, { remember: true })
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
          aria-label={`${NAMES[current].short}, ${t('header.language')}: ${NAMES[current].name}`}
        >
          <span className={classes.code}>{NAMES[current].short}</span>
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
            {NAMES[language].name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
