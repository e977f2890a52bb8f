"""Tests reach this machine only."""

import ipaddress
import sys

WATCHED = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


class NetworkRefused(Exception):
    """A test asked for an address outside this machine."""


def stay_on_this_machine() -> None:
    """From now on, this process can connect to loopback addresses and Unix sockets only."""
    sys.addaudithook(_refuse_others)


def _refuse_others(event: str, arguments: tuple[object, ...]) -> None:
    if event not in WATCHED:
        return
    address = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
    host = address[0] if isinstance(address, tuple) else address
    if isinstance(address, str | bytes) and event in {"socket.connect", "socket.sendto"}:
        return  # a Unix socket
    if not _is_this_machine(host):
        raise NetworkRefused(f"a test asked for {host!r}: tests use no network")


def _is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False
