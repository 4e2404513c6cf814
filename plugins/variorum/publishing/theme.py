"""Where the theme lies: in the checkout beside `plugins/`, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from ..errors import SettingsError

PACKAGE = Path(__file__).resolve().parent.parent


def theme_folder() -> Path:
    """The folder of our theme; raise SettingsError if the installation lacks it."""
    places = (PACKAGE / "theme", PACKAGE.parent.parent / "theme")
    for place in places:
        if (place / "templates").is_dir():
            return place
    raise SettingsError(
        f"The theme is missing: neither {places[0]} nor {places[1]} has templates. Install Variorum again."
    )
