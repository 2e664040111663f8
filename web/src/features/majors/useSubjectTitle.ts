import { useQuery } from '@tanstack/react-query'
import { titleOf } from '@/shared/titles'
import { major } from './api'

/** Names of the subjects in the exams of one major; a code stands for itself until they are known. */
export function useSubjectTitle(majorCode: string | null | undefined): (subjectCode: string) => string {
  const { data } = useQuery({ ...major(majorCode ?? ''), enabled: !!majorCode })
  const sections = data?.exams.flatMap((exam) => exam.sections) ?? []
  return (code) => {
    const section = sections.find((each) => each.subject_code === code)
    return section ? titleOf(section) : code
  }
}
