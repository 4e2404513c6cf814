"""The site in this checkout, for reading at home: `pelican -s pelican.conf.py` builds content/ into output/.

Values only. Every VARIORUM_* setting is explained in plugins/variorum/settings.py.
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
