import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { deletePaper, papers, PAPERS } from '@/features/exam/papers/api'
import { PaperForm } from '@/features/exam/papers/PaperForm'
import { MajorSelect } from '@/features/majors/components/MajorSelect'
import { longDateTime } from '@/shared/dates'
import { LinkButton } from '@/shared/LinkButton'
import list from '@/shared/list/List.module.css'
import { Listing } from '@/shared/list/Listing'
import { PageHead } from '@/shared/PageHead'
import { Section } from '@/shared/Section'
import { StateView } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { Room } from './Room'
import classes from './Room.module.css'

export function PapersPage() {
  const { t } = useTranslation()
  const { page } = useSearch({ from: '/signed-in/app/admin/papers' })
  const navigate = useNavigate({ from: '/app/admin/papers' })
  const queryClient = useQueryClient()
  const answer = useQuery(papers(page))
  const remove = useMutation({
    mutationFn: deletePaper,
    onSettled: () => queryClient.invalidateQueries({ queryKey: PAPERS }),
  })
  return (
    <Room title={t('admin.papers.title')}>
      <PageHead title={t('admin.papers.title')} text={t('admin.papers.text')} />
      <div className={classes.column}>
        <Section title={t('control.papers.new')} text={t('control.papers.newText')}>
          <PaperForm
            majorField={(value, onChange) => <MajorSelect value={value} onChange={onChange} />}
            onMade={(paperId) =>
              void navigate({ to: '/app/admin/papers/$paperId/print', params: { paperId } })
            }
          />
        </Section>
        <Listing
          label={t('admin.papers.title')}
          answer={answer}
          keyOf={({ id }) => id}
          onPage={(next) => void navigate({ search: { page: next } })}
          empty={<StateView title={t('control.papers.none')} text={t('control.papers.noneText')} />}
        >
          {(paper) => (
            <div className={list.row}>
              <span className={list.names}>
                <b>{paper.title}</b>
                <span>
                  {[
                    titleOf({
                      title_ru: paper.format_title_ru,
                      title_kk: paper.format_title_kk,
                      title_en: paper.format_title_en,
                    }),
                    paper.major_code,
                    t('control.papers.countVariants', { count: paper.variants }),
                    longDateTime(paper.created_at),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={list.actions}>
                <LinkButton
                  to="/app/admin/papers/$paperId/print"
                  params={{ paperId: paper.id }}
                  size="sm"
                  variant="light"
                >
                  {t('control.papers.print')}
                </LinkButton>
                <Button size="sm" variant="subtle" color="gray" onClick={() => remove.mutate(paper.id)}>
                  {t('control.formats.delete')}
                </Button>
              </span>
            </div>
          )}
        </Listing>
      </div>
    </Room>
  )
}
