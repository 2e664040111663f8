import { useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import classes from './Avatar.module.css'

const DAY = 86_400_000
const OURS = /^\/api\/v1\/users\/([0-9a-f-]+)\/avatar\.svg$/

interface Props {
  /** `avatar_url` of the person. */
  url: string
  /** The initials in it change with the name. */
  name: string
  size: number
}

/** Somebody's picture; decoration, so the name has to stand beside it. Ours is fetched with the token, once a day. */
export function Avatar({ url, name, size }: Props) {
  const userId = OURS.exec(url)?.[1]
  const { data: picture } = useQuery({
    queryKey: ['avatar', url, name],
    queryFn: ({ signal }) =>
      body<unknown>(
        api.GET('/api/v1/users/{user_id}/avatar.svg', {
          params: { path: { user_id: userId ?? '' } },
          parseAs: 'text',
          cache: 'no-cache', // ask whether it is still the same: the name may be a new one
          signal,
        }),
      ).then((svg) => `data:image/svg+xml,${encodeURIComponent(svg as string)}`),
    enabled: userId !== undefined,
    staleTime: DAY,
  })
  const source = userId === undefined ? url : picture
  return (
    <span className={classes.avatar} style={{ width: size, height: size, fontSize: size * 0.4 }} aria-hidden>
      {source ? <img src={source} alt="" width={size} height={size} /> : name.slice(0, 1).toUpperCase()}
    </span>
  )
}
