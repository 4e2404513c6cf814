"""The site in this checkout for a host: `pelican -s publish.conf.py`; pelican.conf.py but for the last line.

Values only. Links are relative, so that the site works under any address. Every VARIORUM_* setting is explained in
plugins/variorum/settings.py.
"""

SITENAME = "Variorum"
SITEURL = ""
RELATIVE_URLS = True
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["variorum"]

# Variorum is the host: the whole site is its own.
VARIORUM_PREFIX = ""

# Pelican writes nothing but the owner's own pages; everything else comes from the digest data.
ARTICLE_PATHS = []
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None

# Text is text: nothing reaches a page unescaped.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

# Pages of single articles are the outlets' words: search engines are asked to leave them to the originals.
VARIORUM_NOINDEX = True
