import { Button } from '@mantine/core'
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setBookmark } from './marks'

interface Props {
  isOn: boolean
  /** The element that says which question it is, where there are several on a page. */
  describedBy?: string
  onToggle: () => void
}

/** Keeps a question to be found again, or lets it go. */
export function BookmarkButton({ isOn, describedBy, onToggle }: Props) {
  const { t } = useTranslation()
  const Icon = isOn ? IconBookmarkFilled : IconBookmark
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      size="sm"
      leftSection={<Icon size={16} aria-hidden />}
      aria-pressed={isOn}
      aria-describedby={describedBy}
      onClick={onToggle}
    >
      {t(isOn ? 'practice.bookmarked' : 'practice.bookmark')}
    </Button>
  )
}

interface QuestionProps {
  questionId: string
  describedBy: string
  initially: boolean
  onChanged: () => void
}

/** The same for one question of a list: shows at once what was chosen, and takes it back where the server refuses. */
export function QuestionBookmark({ questionId, describedBy, initially, onChanged }: QuestionProps) {
  const [isOn, setOn] = useState(initially)
  const set = useMutation({
    mutationFn: (on: boolean) => setBookmark(questionId, on),
    onMutate: setOn,
    onError: (_, on) => setOn(!on),
    onSuccess: onChanged,
  })
  return <BookmarkButton isOn={isOn} describedBy={describedBy} onToggle={() => set.mutate(!isOn)} />
}
