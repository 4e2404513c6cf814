"""Which network addresses may be connected to: those of the public internet, whatever name led to them."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out for the internet (IANA, IPv6 Global Unicast Address Assignments)."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""An IPv4 address in its last 32 bits, RFC 6052: how networks without IPv4 reach the others."""
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
"""6to4 and Teredo hold an IPv4 address that nobody checks, and no publisher serves from them."""


def is_allowed(text: str, *, allow_loopback: bool) -> bool:
    """Whether a numeric address is public, or loopback where that is allowed; what is no address is not."""
    try:
        address = _unwrap(ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return is_public(address) or (allow_loopback and address.is_loopback)


def is_public(address: Address) -> bool:
    """Whether an address is reachable for everybody and belongs to one host."""
    if isinstance(address, IPv6Address) and (
        address not in _UNICAST or any(address in network for network in _TUNNELS)
    ):
        return False
    # Not private, shared (100.64/10), link-local, unspecified, reserved; multicast is called global.
    return address.is_global and not address.is_multicast


def _unwrap(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, else the address."""
    if not isinstance(address, IPv6Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address
