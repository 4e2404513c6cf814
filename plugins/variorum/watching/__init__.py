"""Watching: the site is served, built again at each change, and the browser shows it. The door hands out `watch_site`.

`loop` is the whole of it in its order: `lookout` notices changes, `pelican_builds` builds, `server` serves, `live`
makes a served page listen, `site_files` finds what a build changed, and `news` carries that to the pages.
"""

from __future__ import annotations

from .loop import watch_site
from .pelican_builds import Order

__all__ = ["Order", "watch_site"]
