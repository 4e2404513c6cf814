"""What a user did wrong, told in Pelican: one sentence on standard error and exit code 1, without a traceback.

Pelican swallows exceptions of `register` and prints tracebacks for all others, so our errors end the program where they
arise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import VariorumError


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn a VariorumError, or what the system refuses, into one sentence and the end of the program."""
    try:
        yield
    except VariorumError as error:
        sys.stderr.write(f"variorum: {error}\n")
        raise SystemExit(1) from None
    except OSError as error:
        what = f"{error.filename} can't be read or written" if error.filename else "The system refused"
        sys.stderr.write(f"variorum: {what}: {error.strerror or error}.\n")
        raise SystemExit(1) from None
