"""Time zones by their IANA names."""

import zoneinfo
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field


@cache
def zone_names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def known_zone(name: str) -> str:
    if name not in zone_names():
        raise ValueError("not a time zone")
    return name


TimeZone = Annotated[str, Field(max_length=64), AfterValidator(known_zone)]
