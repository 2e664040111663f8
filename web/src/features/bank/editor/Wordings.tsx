import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n'
import { labels } from '../api'
import {
  fieldOf,
  languagesOf,
  withLanguage,
  withoutLanguage,
  withWording,
  wordingOf,
  type Draft,
} from './draft'
import { TextArea } from './TextArea'
import classes from './Editor.module.css'

interface Props {
  draft: Draft
  onChange: (draft: Draft) => void
  refused: (...fields: string[]) => string | undefined
}

/** The text, the explanation and the topic in every language side by side. */
export function Wordings({ draft, onChange, refused }: Props) {
  const { t } = useTranslation()
  const list = useId()
  const topics = useQuery(labels('topic', draft.subject || undefined)).data ?? []
  const languages = languagesOf(draft)
  const missing = draft.original ? LANGUAGES.filter((language) => !languages.includes(language)) : []
  return (
    <>
      <div className={classes.languages} data-count={languages.length}>
        {languages.map((language) => {
          const wording = wordingOf(draft, language)
          const inLanguage = language ? ` (${LANGUAGE_NAMES[language]})` : ''
          return (
            <section
              key={language}
              className={classes.wording}
              aria-label={language ? LANGUAGE_NAMES[language] : t('bank.noLanguage')}
            >
              <header>
                <h3>{language ? LANGUAGE_NAMES[language] : t('bank.noLanguage')}</h3>
                {language === draft.original ? (
                  languages.length > 1 && <span className={classes.hint}>{t('bank.original')}</span>
                ) : (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={`${t('bank.removeLanguage')}: ${language ? LANGUAGE_NAMES[language] : ''}`}
                    onClick={() => onChange(withoutLanguage(draft, language))}
                  >
                    {t('bank.removeLanguage')}
                  </Button>
                )}
              </header>
              <TextArea
                rows={5}
                language={language}
                label={t('bank.text') + inLanguage}
                value={wording.text}
                error={refused(fieldOf(draft, language, 'question_text'), `body.translations.${language}`)}
                onChange={(text) => onChange(withWording(draft, language, { text }))}
              />
              <TextArea
                rows={3}
                language={language}
                label={t('bank.explanation') + inLanguage}
                value={wording.explanation}
                error={refused(fieldOf(draft, language, 'explanation'))}
                onChange={(explanation) => onChange(withWording(draft, language, { explanation }))}
              />
              <TextInput
                label={t('bank.topic') + inLanguage}
                list={list}
                lang={language || undefined}
                maxLength={200}
                value={wording.topic}
                error={refused(fieldOf(draft, language, 'topic'))}
                onChange={(event) =>
                  onChange(withWording(draft, language, { topic: event.currentTarget.value }))
                }
              />
            </section>
          )
        })}
      </div>
      <datalist id={list}>
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      {missing.length > 0 && (
        <div className={classes.row}>
          {missing.map((language) => (
            <Button
              key={language}
              variant="light"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => onChange(withLanguage(draft, language))}
            >
              {LANGUAGE_NAMES[language]}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
