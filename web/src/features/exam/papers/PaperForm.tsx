import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '@/i18n'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { titleOf } from '@/shared/titles'
import { examFormats } from '../api'
import { createPaper, PAPERS } from './api'
import classes from '../sittings/Sittings.module.css'

const MOST_VARIANTS = 12

interface Props {
  majorField: (value: string | undefined, onChange: (code: string | undefined) => void) => ReactNode
  onMade: (paperId: string) => void
}

/** Draws a paper in several variants. */
export function PaperForm({ majorField, onMade }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const formats = useQuery(examFormats).data ?? []
  const [title, setTitle] = useState('')
  const [format, setFormat] = useState('profile')
  const [major, setMajor] = useState<string | undefined>()
  const [language, setLanguage] = useState(currentLanguage())
  const [variants, setVariants] = useState<number | string>(2)
  const [tried, setTried] = useState(false)
  const make = useMutation({
    mutationFn: () =>
      createPaper({
        title: title.trim(),
        format,
        language,
        variants: Number(variants),
        ...(major && { major_code: major }),
      }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: PAPERS })
      onMade(id)
    },
  })
  const refusal = refusalOf(make.error, ['title', 'variants'])
  return (
    <Form
      error={make.error}
      refusal={refusal}
      onSubmit={() => {
        setTried(true)
        if (title.trim()) make.mutate()
      }}
    >
      <TextInput
        label={t('control.sittings.title')}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={(tried && !title.trim() && t('control.sittings.needTitle')) || refusal.at.title}
      />
      <div className={classes.grid}>
        <NativeSelect
          label={t('control.attempts.format')}
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value)}
          data={formats.map((each) => ({ value: each.code, label: titleOf(each) }))}
        />
        {majorField(major, setMajor)}
        <NativeSelect
          label={t('control.papers.language')}
          value={language}
          onChange={(event) => {
            const { value } = event.currentTarget
            if (value === 'ru' || value === 'kk' || value === 'en') setLanguage(value)
          }}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'kk', label: 'Қазақша' },
            { value: 'en', label: 'English' },
          ]}
        />
        <NumberInput
          label={t('control.papers.variants')}
          min={1}
          max={MOST_VARIANTS}
          allowDecimal={false}
          value={variants}
          onChange={setVariants}
          error={refusal.at.variants}
        />
      </div>
      <div className={classes.actions}>
        <Button type="submit" loading={make.isPending}>
          {t('control.papers.make')}
        </Button>
      </div>
    </Form>
  )
}
