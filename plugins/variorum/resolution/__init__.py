"""Resolution: mentions in, entities out: one name for everybody the articles name, and nothing guessed.

The door is `resolve_story`, which sees one story and is all that collation needs, and `resolve_all`, which joins the
stories' findings into entities with permanent ids. Unsure means unlinked: a mention that fits two people stays
nobody's.
"""

from __future__ import annotations

from .everywhere import Resolution, resolve_all
from .story import Name, StoryNames, resolve_story

__all__ = ["Name", "Resolution", "StoryNames", "resolve_all", "resolve_story"]
