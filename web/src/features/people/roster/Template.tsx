import { Button, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '@/i18n'
import { Notice } from '@/shared/Notice'
import { saveFile } from '@/shared/saveFile'
import { useErrorText } from '@/shared/StateView'
import { FORMATS, template, type Format } from './api'
import people from '../People.module.css'

/** An empty table to be filled in. */
export function Template() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const download = useMutation({
    mutationFn: (format: Format) => template(format, language),
    onSuccess: (file, format) => saveFile(file, `zerek-people-${language}.${format}`),
  })
  return (
    <>
      {download.isError && <Notice tone="bad">{errorText(download.error)}</Notice>}
      <div className={people.pair}>
        <NativeSelect
          label={t('admin.import.columns')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          data={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
        />
      </div>
      <div className={people.actions}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="light"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={download.isPending && download.variables === format}
            onClick={() => download.mutate(format)}
          >
            {t(`admin.import.format_${format}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
