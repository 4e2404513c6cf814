"""Publishing: digest data becomes a site. The door hands out `render_site`, a site's look and place, and `pack_site`.

`pages` lists every page; one module for each kind gathers what it shows; `marks` alone turns spans into HTML; the
theme's templates print. Only the `pelican_*` modules know Pelican.
"""

from __future__ import annotations

from .build import private_site
from .look import Look, MenuItem
from .offline import pack_site
from .site import render_site
from .theme import theme_folder

__all__ = ["Look", "MenuItem", "pack_site", "private_site", "render_site", "theme_folder"]
