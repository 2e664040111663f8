import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '@/api/types'
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n'
import { timeIn, today } from '@/shared/dates'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { HOME_ZONES, otherZones, zoneCity } from '@/shared/zones'
import { changeProfile, type ProfileChanges } from './api'
import classes from './Account.module.css'

/** Who one is. What is not touched here stays as it is, also where another page has just changed it. */
export function ProfileForm({ user, onSaved }: { user: Me; onSaved: (user: Me) => void }) {
  const { t } = useTranslation()
  const [changes, setChanges] = useState<ProfileChanges>({})
  const save = useMutation({
    mutationFn: () => changeProfile(changes),
    onSuccess: (saved) => {
      setChanges({})
      onSaved(saved)
    },
  })
  const refusal = refusalOf(save.error, ['full_name', 'date_of_birth', 'locale', 'timezone'])
  const shown = { ...user, ...changes }
  const nameless = changes.full_name !== undefined && !changes.full_name?.trim()

  function change(part: ProfileChanges) {
    save.reset()
    setChanges({ ...changes, ...part })
  }

  return (
    <Form
      error={save.error}
      refusal={refusal}
      onSubmit={() => {
        if (!nameless) save.mutate()
      }}
    >
      <TextInput
        label={t('register.name')}
        name="name"
        autoComplete="name"
        maxLength={200}
        value={shown.full_name ?? ''}
        onChange={(event) => change({ full_name: event.currentTarget.value })}
        error={(nameless && t('register.needName')) || refusal.at.full_name}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('profile.birthday')}
          name="bday"
          autoComplete="bday"
          min="1900-01-01"
          max={today()}
          value={shown.date_of_birth ?? ''}
          onChange={(event) => change({ date_of_birth: event.currentTarget.value || null })}
          error={refusal.at.date_of_birth}
        />
        <NativeSelect
          label={t('header.language')}
          name="locale"
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          value={shown.locale ?? user.locale}
          onChange={(event) => change({ locale: event.currentTarget.value as Me['locale'] })}
          error={refusal.at.locale}
        />
      </div>
      <Switch
        label={t('profile.showBirthday')}
        description={t('profile.showBirthdayHint')}
        classNames={{ description: classes.switchHint ?? '' }}
        checked={shown.show_birthday ?? false}
        onChange={(event) => change({ show_birthday: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t('profile.timezone')}
        description={t('profile.timeThere', { time: timeIn(shown.timezone ?? user.timezone) })}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        name="timezone"
        data={[
          {
            group: t('profile.zonesHome'),
            items: HOME_ZONES.map((value) => ({ value, label: t(`zone.${zoneCity(value)}`) })),
          },
          { group: t('profile.zonesOther'), items: otherZones(user.timezone) },
        ]}
        value={shown.timezone ?? user.timezone}
        onChange={(event) => change({ timezone: event.currentTarget.value })}
        error={refusal.at.timezone}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending} disabled={Object.keys(changes).length === 0}>
          {t('common.save')}
        </Button>
        <span role="status" className={classes.saved}>
          {save.isSuccess && t('common.saved')}
        </span>
      </div>
    </Form>
  )
}
