import { Button } from '@mantine/core'
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setBookmark } from './marks'

interface Props {
  isOn: boolean
  /** What a screen reader hears where there are several of them on a page. */
  about?: string
  onToggle: () => void
}

/** Keeps a question to be found again, or lets it go. */
export function BookmarkButton({ isOn, about, onToggle }: Props) {
  const { t } = useTranslation()
  const Icon = isOn ? IconBookmarkFilled : IconBookmark
  const word = t(isOn ? 'practice.bookmarked' : 'practice.bookmark')
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      size="sm"
      leftSection={<Icon size={16} aria-hidden />}
      aria-pressed={isOn}
      {...(about && { 'aria-label': `${word}: ${about}` })}
      onClick={onToggle}
    >
      {word}
    </Button>
  )
}

interface QuestionProps {
  questionId: string
  about: string
  initially: boolean
  onChanged: () => void
}

/** The same for one question of a list: shows at once what was chosen, and takes it back where the server refuses. */
export function QuestionBookmark({ questionId, about, initially, onChanged }: QuestionProps) {
  const [isOn, setOn] = useState(initially)
  const set = useMutation({
    mutationFn: (on: boolean) => setBookmark(questionId, on),
    onMutate: setOn,
    onError: (_, on) => setOn(!on),
    onSuccess: onChanged,
  })
  return <BookmarkButton isOn={isOn} about={about} onToggle={() => set.mutate(!isOn)} />
}
