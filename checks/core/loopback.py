"""Which addresses only this machine reaches: the desk, which has no login, keeps to them."""

import ipaddress

OPEN_TO_EVERYBODY = "COPYDESK_OPEN_TO_EVERYBODY"
"""The variable that says, where it is 1, that whoever reaches the desk may come in."""

WHO_COMES_IN = "whoever reaches it reads and changes every draft, since the desk has no login"


def is_loopback(address: str) -> bool:
    """Whether a server at `address` is reached from this machine only.

    Of names only `localhost` is: what another one stands for may change, or be several addresses. The empty address
    stands for every one.
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return address.lower() == "localhost"
    return (getattr(number, "ipv4_mapped", None) or number).is_loopback
