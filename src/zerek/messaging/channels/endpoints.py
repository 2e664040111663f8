"""Where a browser may ask us to send: the address of a push service comes from outside, and must not turn this server
into a way to the machines behind it."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore2

from zerek.messaging.channels.models import LONGEST_ADDRESS

LOOPBACK = ("localhost", "127.0.0.1", "::1")
# They hold an IPv4 address that a gateway would take out again: NAT64 (RFC 6052) and 6to4 (RFC 3056).
WRAPPING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("2002::/16"))


class NotPublic(Exception):
    """The name leads to no address of the public internet."""


def is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return is_public(str(parsed.ipv4_mapped))
        if any(parsed in network for network in WRAPPING):
            return False
    return parsed.is_global and not parsed.is_multicast


def checked(endpoint: str, *, loopback: bool) -> str:
    """The endpoint, if it may be one by the look of it; what its name leads to is seen when something is sent. Raises
    `ValueError`."""
    if len(endpoint) > LONGEST_ADDRESS or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        raise ValueError("not an address")
    parts = urlsplit(endpoint)
    host, port = parts.hostname or "", parts.port
    if parts.username is not None or parts.password is not None or parts.fragment or "\\" in endpoint:
        raise ValueError("more than an address")
    if loopback and host in LOOPBACK and parts.scheme in ("http", "https"):
        return endpoint
    if parts.scheme != "https" or port not in (None, 443):
        raise ValueError("not https")
    try:
        literal = ipaddress.ip_address(host)
    except ValueError:
        # A resolver reads also `127.1`, `0x7f.1` and `2130706433` as addresses; the last label of a public name begins
        # with a letter.
        _, dot, last = host.rstrip(".").rpartition(".")
        if not dot or not last[:1].isalpha():
            raise ValueError("not a public name") from None
    else:
        if not is_public(str(literal)):
            raise ValueError("not a public address")
    return endpoint


async def addresses(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicOnly(httpcore2.AnyIOBackend):
    """Connects to the very addresses that were looked at: a name that is resolved twice can answer differently."""

    def __init__(self, *, loopback: bool) -> None:
        super().__init__()
        self._loopback = loopback

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            found = await asyncio.wait_for(addresses(host, port), timeout)
        except OSError as error:
            raise httpcore2.ConnectError(f"{host} is not known") from error
        if not (self._loopback and host in LOOPBACK) and not all(is_public(address) for address in found):
            raise NotPublic(host)
        failed: Exception = httpcore2.ConnectError("no address")
        for address in found:
            try:
                return await super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed
