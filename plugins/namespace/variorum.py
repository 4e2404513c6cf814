"""Where Pelican's own plugin discovery looks. The code lives in `variorum`."""

from variorum import register

__all__ = ["register"]
