"""Who asks: the user agent says which program this is and where its operator can be reached."""

from __future__ import annotations

import logging

from .. import __version__
from ..errors import SettingsError

PRODUCT = "Variorum"
"""The name under which robots.txt speaks to us."""
PROJECT = "https://github.com/variorum/variorum"
"""Where to turn to if the operator does not say."""
_FORBIDDEN = frozenset('()<>"\\')
log = logging.getLogger(__name__)


def name_agent(contact: str) -> str:
    """The user agent of an operator; raise SettingsError for a contact that can't stand in a header."""
    if not contact:
        log.warning("Outlets can't see who you are: set VARIORUM_CONTACT to the address of a page or of your mailbox.")
    if not (contact.isascii() and contact.isprintable()) or _FORBIDDEN & set(contact) or len(contact.split()) > 1:
        raise SettingsError(f"VARIORUM_CONTACT is {contact!r}, but must be one address, such as https://news.example/.")
    return f"{PRODUCT}/{__version__} (+{contact or PROJECT})"
