import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES } from '@/i18n'
import {
  FEWEST_OPTIONS,
  KEYS,
  languagesOf,
  optionFieldsOf,
  withMark,
  withOption,
  withoutOption,
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

/** The options, each once with its mark and in every language side by side. */
export function Options({ draft, onChange, refused }: Props) {
  const { t } = useTranslation()
  const name = useId()
  const languages = languagesOf(draft)
  const general = refused('body.options', 'body.type')
  return (
    <fieldset className={classes.options} aria-describedby={general ? `${name}-error` : undefined}>
      <legend>{t('bank.options')}</legend>
      <p className={classes.hint}>{t(draft.type === 'single' ? 'bank.markOne' : 'bank.markSeveral')}</p>
      {general && (
        <p id={`${name}-error`} role="alert" className={classes.refused}>
          {general}
        </p>
      )}
      {draft.keys.map((key, place) => (
        <div key={key} className={classes.option} data-right={draft.correct.includes(key) || undefined}>
          <label className={classes.mark}>
            <input
              type={draft.type === 'single' ? 'radio' : 'checkbox'}
              name={name}
              checked={draft.correct.includes(key)}
              aria-label={t('bank.isRight', { key })}
              onChange={() => onChange(withMark(draft, key))}
            />
            <b aria-hidden="true">{key}</b>
          </label>
          <div className={classes.languages} data-count={languages.length}>
            {languages.map((language) => (
              <TextArea
                key={language}
                rows={1}
                language={language}
                label={
                  language
                    ? t('bank.optionIn', { key, language: LANGUAGE_NAMES[language] })
                    : t('bank.option', { key })
                }
                value={wordingOf(draft, language).options[place] ?? ''}
                error={refused(...optionFieldsOf(draft, language, place))}
                onChange={(text) => {
                  const options = wordingOf(draft, language).options.map((each, n) =>
                    n === place ? text : each,
                  )
                  onChange(withWording(draft, language, { options }))
                }}
              />
            ))}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={draft.keys.length <= FEWEST_OPTIONS}
            aria-label={t('bank.removeOption', { key })}
            onClick={() => onChange(withoutOption(draft, place))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="light"
        size="sm"
        className={classes.add}
        disabled={draft.keys.length >= KEYS.length}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange(withOption(draft))}
      >
        {t('bank.addOption')}
      </Button>
    </fieldset>
  )
}
