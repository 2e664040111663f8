import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { today } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Notice } from '@/shared/Notice'
import { saveFile } from '@/shared/saveFile'
import { useErrorText } from '@/shared/StateView'
import { exportPeople, FORMATS, type Format } from './api'

interface Props {
  schoolId: string | null
  /** Who has several schools names one of them first. */
  isChoiceNeeded: boolean
}

/** The people of a school, or all one may see, as a file. */
export function ExportMenu({ schoolId, isChoiceNeeded }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const download = useMutation({
    mutationFn: (format: Format) => exportPeople(format, schoolId),
    onSuccess: (file, format) => saveFile(file, `zerek-people-${today()}.${format}`),
  })
  return (
    <>
      <Menu position="bottom-end" radius="md" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            loading={download.isPending}
            leftSection={<IconDownload size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('admin.people.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isChoiceNeeded && <Menu.Label>{t('admin.people.chooseSchool')}</Menu.Label>}
          {FORMATS.map((format) => (
            <Menu.Item key={format} disabled={isChoiceNeeded} onClick={() => download.mutate(format)}>
              {t(`admin.import.format_${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog title={t('admin.people.export')} opened={download.isError} onClose={() => download.reset()}>
        <Notice tone="bad">{errorText(download.error)}</Notice>
      </Dialog>
    </>
  )
}
