"""Pictures of people, drawn here: initials on a colour of one's own, with no outside service that would learn who looks
at whom."""

import colorsys
import hashlib
from html import escape
from uuid import UUID

from zerek.settings import Settings

CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size
HUES = 24


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of an sRGB colour, each part 0 to 1 (WCAG 2.2)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_with_white(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 1.05 / (luminance(red, green, blue) + 0.05)


def colour_of(user_id: UUID) -> str:
    """`#rrggbb`, always the same for the same person, dark enough for white letters."""
    hue = hashlib.sha256(user_id.bytes).digest()[0] % HUES / HUES
    lightness = 0.5
    while True:
        parts = colorsys.hls_to_rgb(hue, lightness, 0.55)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if contrast_with_white(colour) >= CONTRAST:
            return colour
        lightness -= 0.02


def draw(user_id: UUID, letters: str) -> str:
    """An SVG of 128 × 128. The letters are decoration: whoever shows the picture names the person beside it."""
    size = 56 if len(letters) < 2 else 48
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128" aria-hidden="true">'
        f'<rect width="128" height="128" fill="{colour_of(user_id)}"/>'
        f'<text x="64" y="64" fill="#ffffff" font-family="Onest, Arial, sans-serif" font-size="{size}" '
        f'font-weight="600" text-anchor="middle" dominant-baseline="central">{escape(letters)}</text></svg>'
    )


def avatar_url(settings: Settings, user_id: UUID) -> str:
    """Where the picture is: here, or at the provider that the installation names (`{id}` in its address)."""
    if settings.avatar_provider_url:
        return settings.avatar_provider_url.replace("{id}", str(user_id))
    return f"/api/v1/users/{user_id}/avatar.svg"
