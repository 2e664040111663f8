import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog'
import { Notice } from './Notice'
import { saveFile } from './saveFile'
import { useErrorText } from './StateView'

export type TableFormat = 'xlsx' | 'csv'

interface Props {
  /** Each table that can be taken away: its name in words, the file's name, and how to get it. */
  tables: readonly { label: string; name: string; load: (format: TableFormat) => Promise<Blob> }[]
}

/** The numbers of a page as files. */
export function TableExport({ tables }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const download = useMutation({
    mutationFn: async ({ table, format }: { table: Props['tables'][number]; format: TableFormat }) =>
      saveFile(await table.load(format), `${table.name}.${format}`),
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
            {t('chart.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {tables.flatMap((table) =>
            (['xlsx', 'csv'] as const).map((format) => (
              <Menu.Item key={table.name + format} onClick={() => download.mutate({ table, format })}>
                {`${table.label}, ${format.toUpperCase()}`}
              </Menu.Item>
            )),
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog title={t('chart.export')} opened={download.isError} onClose={() => download.reset()}>
        <Notice tone="bad">{errorText(download.error)}</Notice>
      </Dialog>
    </>
  )
}
