"""Publishing: digest data becomes a site. The door hands out `render_site`, how a site looks, and where it lies.

`pages` lists every page; one module for each kind gathers what it shows; `marks` alone turns spans into HTML; the
theme's templates print. Only the `pelican_*` modules know Pelican.
"""

from __future__ import annotations

from .build import private_site
from .look import Look, MenuItem
from .site import render_site
from .theme import theme_folder

__all__ = ["Look", "MenuItem", "private_site", "render_site", "theme_folder"]
