import { IconFileText, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Upload.module.css'

interface Props {
  file: File | null
  /** Endings and media types, as `<input accept>` takes them. */
  accept: string
  onFile: (file: File) => void
}

/** Takes one file, dropped here or chosen with the button. */
export function DropZone({ file, accept, onFile }: Props) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const Icon = file ? IconFileText : IconUpload
  const take = (files: FileList | null) => files?.[0] && onFile(files[0])
  return (
    <label
      className={classes.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <Icon size={30} stroke={1.6} aria-hidden />
      <b>{file ? file.name : t('upload.choose')}</b>
      <span>{t(file ? 'upload.chooseOther' : 'upload.drop')}</span>
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = '' // the same file again, mended, is a new one
        }}
      />
    </label>
  )
}
