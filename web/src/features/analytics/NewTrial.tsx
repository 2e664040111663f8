import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { ANALYTICS, startTrial } from './api'
import classes from './Analytics.module.css'

interface Wording {
  text: string
  options: Record<string, string>
}

interface Props {
  questionId: string
  /** The wording in each language that the question has. */
  texts: Record<string, Wording>
}

/** Tries another wording of a question against the one it has. */
export function NewTrial({ questionId, texts }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [words, setWords] = useState(texts)
  const start = useMutation({
    mutationFn: () => startTrial(questionId, words),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ANALYTICS })
      setOpened(false)
    },
  })
  const change = (language: string, changes: Partial<Wording>) =>
    setWords((now) => ({ ...now, [language]: { ...(now[language] as Wording), ...changes } }))
  return (
    <>
      <div className={classes.buttons}>
        <Button
          variant="light"
          onClick={() => {
            setWords(texts)
            setOpened(true)
          }}
        >
          {t('analytics.tryWording')}
        </Button>
      </div>
      <Dialog title={t('analytics.tryWording')} opened={opened} onClose={() => setOpened(false)}>
        <p className={classes.text}>{t('analytics.tryText')}</p>
        <Form error={start.error} onSubmit={() => start.mutate()}>
          {Object.entries(words).map(([language, wording]) => (
            <fieldset key={language} className={classes.form}>
              {language && <legend>{language.toUpperCase()}</legend>}
              <Textarea
                label={t('analytics.text')}
                autosize
                minRows={2}
                maxRows={10}
                value={wording.text}
                onChange={(event) => change(language, { text: event.currentTarget.value })}
              />
              {Object.entries(wording.options).map(([key, option]) => (
                <TextInput
                  key={key}
                  label={`${t('analytics.option')} ${key}`}
                  value={option}
                  onChange={(event) =>
                    change(language, { options: { ...wording.options, [key]: event.currentTarget.value } })
                  }
                />
              ))}
            </fieldset>
          ))}
          <Button type="submit" loading={start.isPending}>
            {t('analytics.start')}
          </Button>
        </Form>
      </Dialog>
    </>
  )
}
