"""The same site for a host: `pelican -s publish.conf.py`. Links are relative, so it works under any address."""

from pathlib import Path
from runpy import run_path

# All that pelican.conf.py says, and then what differs.
globals().update({k: v for k, v in run_path(str(Path(__file__).with_name("pelican.conf.py"))).items() if k.isupper()})

# Where readers find the site, like "https://news.example/digest". Feeds and a sitemap need it; "" makes none.
SITEURL = ""

# Not the folder of the site for reading at home.
OUTPUT_PATH = "public"

# Pages of single articles are the outlets' words: search engines are asked to leave them to the originals.
VARIORUM_NOINDEX = True
