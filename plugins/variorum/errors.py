"""What can go wrong that is not our fault.

Each message names the thing, the value, what was expected and the repair.
"""

from __future__ import annotations


class VariorumError(Exception):
    """The base of all: shown to the user as one sentence, without a traceback."""


class SettingsError(VariorumError):
    """One or more settings are wrong; all of them are told at once."""


class InputError(VariorumError):
    """The input folder as a whole can't be read; an article that can't be read is a Reject instead."""


class ModelMissingError(VariorumError):
    """The language model that the settings name is not installed."""


class DigestDataError(VariorumError):
    """A folder of digest data is missing, incomplete or does not parse."""


class VerificationError(VariorumError):
    """The built site does not prove its citations; nothing was published."""
