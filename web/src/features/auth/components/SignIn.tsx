import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { signInOptions } from '../api'
import { SecondStep } from './SecondStep'
import { SignInForm } from './SignInForm'

interface Props {
  /** Where to go afterwards, also by way of a provider. */
  next: string
  /** Of somebody who comes back from the provider and whose second factor is still missing. */
  challenge: string | null
  /** Why the provider did not let them in, in words. */
  refused: string | undefined
  onSignedIn: () => void
}

/** Name and password, then the code of the second factor where there is one. */
export function SignIn({ next, challenge: given, refused, onSignedIn }: Props) {
  const options = useQuery(signInOptions)
  const [challenge, setChallenge] = useState(given)
  const [ended, setEnded] = useState<Error | null>(null)
  if (challenge !== null) {
    return (
      <SecondStep
        challenge={challenge}
        onSignedIn={onSignedIn}
        onBack={(error) => {
          setEnded(error)
          setChallenge(null)
        }}
      />
    )
  }
  return (
    <SignInForm
      next={next}
      options={options.data}
      earlier={ended ?? refused}
      onSignedIn={onSignedIn}
      onChallenge={setChallenge}
    />
  )
}
