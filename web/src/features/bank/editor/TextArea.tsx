import { Button, Textarea } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '@/shared/StateView'
import { uploadImage } from '../api'
import classes from './Editor.module.css'

const PICTURES = 'image/png,image/jpeg,image/webp,image/gif'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  rows?: number
  language: string
}

/** Markdown with formulas; a picture is dropped, pasted or chosen, and stands where the cursor was. */
export function TextArea({ label, value, onChange, error, rows = 3, language }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const area = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const hint = useId()
  const [over, setOver] = useState(false)
  const upload = useMutation({
    mutationFn: uploadImage,
    onSuccess: ({ markdown }) => insert(markdown),
  })

  function insert(markdown: string) {
    const at = area.current?.selectionEnd ?? value.length
    onChange(value.slice(0, at) + markdown + value.slice(at))
    // Between the brackets: what the picture shows is for those to hear who do not see it.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at + 2, at + 2)
    })
  }

  function take(files: FileList, event: ClipboardEvent | DragEvent) {
    const picture = [...files].find(({ type }) => PICTURES.split(',').includes(type))
    if (!picture) return
    event.preventDefault()
    upload.mutate(picture)
  }

  return (
    <div className={classes.text}>
      <Textarea
        ref={area}
        label={label}
        lang={language || undefined}
        value={value}
        rows={rows}
        resize="vertical"
        error={error}
        spellCheck
        data-over={over || undefined}
        className={classes.area}
        aria-describedby={upload.isSuccess ? hint : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={(event) => take(event.clipboardData.files, event)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false)
          take(event.dataTransfer.files, event)
        }}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.add}
        loading={upload.isPending}
        leftSection={<IconPhotoPlus size={16} aria-hidden />}
        aria-label={`${t('bank.addPicture')}: ${label}`}
        onClick={() => file.current?.click()}
      >
        {t('bank.addPicture')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept={PICTURES}
        aria-label={`${t('bank.addPicture')}: ${label}`}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen) upload.mutate(chosen)
          event.currentTarget.value = ''
        }}
      />
      {upload.isError && (
        <p role="alert" className={classes.refused}>
          {errorText(upload.error)}
        </p>
      )}
      {upload.isSuccess && (
        <p id={hint} role="status" className={classes.hint}>
          {t('bank.describePicture')}
        </p>
      )}
    </div>
  )
}
