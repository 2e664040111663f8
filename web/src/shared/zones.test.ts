import { expect, test } from 'vitest'
import { HOME_ZONES, otherZones } from './zones'

test('no zone is offered twice, and UTC is among them', () => {
  const others = otherZones('Europe/Berlin')
  expect(new Set(others).size).toBe(others.length)
  expect(others).toContain('UTC')
  expect(others.filter((zone) => HOME_ZONES.some((home) => home === zone))).toEqual([])
})

test('a zone that the browser does not know stays on offer while it is in use', () => {
  expect(otherZones('Mars/Olympus')).toContain('Mars/Olympus')
  expect(otherZones('Asia/Almaty')).not.toContain('Asia/Almaty')
})
