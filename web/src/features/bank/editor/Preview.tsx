import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES } from '@/i18n'
import { Markdown } from '@/shared/markdown/Markdown'
import { languagesOf, wordingOf, type Draft } from './draft'
import classes from './Editor.module.css'

/** As its solver will see it, in every language side by side; the right options are marked for its author. */
export function Preview({ draft: typed }: { draft: Draft }) {
  const { t } = useTranslation()
  const draft = useDeferredValue(typed)
  const languages = languagesOf(draft)
  return (
    <div className={classes.languages} data-count={languages.length}>
      {languages.map((language) => {
        const wording = wordingOf(draft, language)
        return (
          <section
            key={language}
            lang={language || undefined}
            className={classes.preview}
            aria-label={`${t('bank.preview')}: ${language ? LANGUAGE_NAMES[language] : t('bank.noLanguage')}`}
          >
            <Markdown source={wording.text || '…'} />
            <ul>
              {draft.keys.map((key, place) => (
                <li key={key} data-right={draft.correct.includes(key) || undefined}>
                  <b>{key}</b>
                  <Markdown source={wording.options[place] || '…'} />
                </li>
              ))}
            </ul>
            {wording.explanation && (
              <div className={classes.explained}>
                <Markdown source={wording.explanation} />
              </div>
            )}
          </section>
        )
      })}
    </div>
  )
}
