"""What every page must hold, asked of the field's own tools: `python bench/pages.py`, or `make pages`.

Three sites are built: the sample, with an address, so that it has every kind of page; stories of twenty, of five and of
one report; and one without any. Asked are axe-core in Chromium (WCAG 2.0 to 2.2, A and AA, and its best practices; a
page of each kind, light and dark, 360 and 1280 pixels wide, every fold open), html-validate and the Nu checker (every
page), lychee (every link and fragment), gzip (a page with its style sheets and scripts), Chromium's own paper, and
Lighthouse (a story of five reports, hosted without compression, as on a phone and on a desk).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from corpus import make_event, write_report
from playwright.sync_api import Browser, sync_playwright

from variorum.publishing import Look, render_site

CHECKOUT = Path(__file__).resolve().parent.parent
TOOLS = CHECKOUT / "bench" / "page_tools"
REPORTS = CHECKOUT / "tests" / "quality" / "stories" / "seen" / "falkner-call" / "reports"
FOLDER = "digest"
"""The folder on its host in which each site stands."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
MANY, FIVE, OTHER = "a story of 20 reports", "a story of 5 reports", "any other page"
KILOBYTES = {MANY: 150, FIVE: 45, OTHER: 60}
"""The bars of weight, of 1,000 bytes each."""
SCORE = 0.97
"""What Lighthouse must give a hosted story in each of its categories."""
SHEETS = range(2, 5)
"""How many sheets of A4 five reports may take."""
OPEN = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
AXE = "tags => axe.run({ runOnly: { type: 'tag', values: tags } }).then(found => found.violations)"

Told = tuple[str, int, str]
"""What was asked, how many faults were found, and more about it."""


def main() -> int:
    """Build, ask, tell; 1 if a bar is missed or a tool is not there."""
    missing = list(_find_missing())
    if missing:
        print("Nothing was asked:", "; ".join(missing))
        return 1
    with TemporaryDirectory() as folder:
        build_sites(Path(folder))
        sites = sorted(Path(folder).glob(f"*/{FOLDER}"))
        told = [ask_html_validate(sites), ask_nu(sites), ask_lychee(sites), *weigh(sites), *ask_browser(sites)]
        told += ask_lighthouse(sites)
    for what, faults, more in told:
        print(f"{what}: {more}, {'met' if not faults else f'MISSED, {faults} faults'}")
    return 1 if any(faults for _, faults, _ in told) else 0


def _find_missing() -> Iterator[str]:
    for name, means in (("node", "Node"), ("java", "Java"), ("lychee", "lychee"), ("chromium", "Chromium")):
        if _find(name) is None:
            yield f"{means} is not installed"
    if not (TOOLS / "node_modules").is_dir():
        yield "run npm ci in bench/page_tools"


def _find(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


# Sites


def build_sites(folder: Path) -> None:
    """Build the three sites below a folder."""
    shutil.copytree(CHECKOUT / "content", folder / "sample-content", ignore=shutil.ignore_patterns("state"))
    _build(folder / "sample-content", folder / "sample" / FOLDER)
    write_made(folder / "made-content")
    _build(folder / "made-content", folder / "made" / FOLDER)
    data = folder / "no-data"
    data.mkdir()
    for name in ("articles", "stories", "entities", "outlets", "redirects", "rejects"):
        (data / f"{name}.jsonl").touch()
    (data / "report.json").write_text(json.dumps({"counts": {"articles": 0, "stories": 0, "rejects": 0}}))
    render_site(data, folder / "empty" / FOLDER, Look())


def write_made(folder: Path) -> None:
    """Reports of three stories: twenty of one made event, five of an invented one, and a lone one."""
    shutil.copytree(REPORTS, folder)
    event = make_event(7, 1)
    for teller in range(20):
        report = re.sub(r"site: .*", f"site: Paper {teller + 1}", write_report(event, teller, 1))
        (folder / f"many-{teller:02}.md").write_text(report, encoding="utf-8")
    lone = "---\ntitle: Otter seen at Pell weir\nsite: Pell Advertiser\n---\nAn otter was seen at the weir on Sunday.\n"
    (folder / "lone.md").write_text(lone, encoding="utf-8")


def _build(content: Path, site: Path) -> None:
    options = ["-s", str(CHECKOUT / "pelican.conf.py"), "-e", f'SITEURL="https://news.example/{FOLDER}"']
    _run([sys.executable, "-m", "pelican", str(content), "-o", str(site), *options, "--fatal", "errors"])


def _run(command: list[str], *, may_fail: bool = False, **variables: str) -> subprocess.CompletedProcess[str]:
    known = os.environ | variables
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, env=known)
    if done.returncode and not may_fail:
        sys.exit(f"{' '.join(command[:4])} failed:\n{done.stdout}{done.stderr}")
    return done


# Files


def list_pages(sites: list[Path]) -> list[str]:
    """Every page of some sites."""
    return sorted(str(path) for site in sites for path in site.rglob("*.html"))


def ask_html_validate(sites: list[Path]) -> Told:
    """Every page by html-validate, less three rules of taste (`bench/page_tools/.htmlvalidate.json`)."""
    pages = list_pages(sites)
    command = ["node", str(TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs")]
    told = sites[0].parent.with_name("html-validate.json")  # by a pipe it sends the first 64 kB alone
    _run([*command, "--config", str(TOOLS / ".htmlvalidate.json"), "-f", f"json={told}", *pages], may_fail=True)
    faults = [(page["filePath"], m) for page in json.loads(told.read_text("utf-8")) for m in page["messages"]]
    for path, fault in faults[:10]:
        print(f"  {path}:{fault['line']}: {fault['ruleId']}: {fault['message']}")
    return "html-validate", len(faults), f"{len(pages)} pages"


def ask_nu(sites: list[Path]) -> Told:
    """Every page by the Nu checker: its errors."""
    pages = list_pages(sites)
    jar = str(TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar")
    done = _run(["java", "-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", *pages])
    faults = json.loads(done.stderr)["messages"]
    for fault in faults[:10]:
        print(f"  {fault['url']}:{fault.get('lastLine')}: {fault['message']}")
    return "Nu checker", len(faults), f"{len(pages)} pages"


def ask_lychee(sites: list[Path]) -> Told:
    """Every link inside a site, with its fragment, by lychee."""
    faults, asked = 0, 0
    for site in sites:
        options = ["--offline", "--include-fragments", "--no-progress", "--format", "json", "--root-dir"]
        done = _run([_find("lychee") or "lychee", *options, str(site.parent), *list_pages([site])], may_fail=True)
        found = json.loads(done.stdout)
        faults, asked = faults + found["errors"], asked + found["total"]
        for path, failed in list(found["error_map"].items())[:10]:
            print(f"  {path}: {failed[0]['url']}")
    return "lychee", faults, f"{asked:,} links and fragments"


# Weight


def weigh(sites: list[Path]) -> Iterator[Told]:
    """The heaviest page of each kind that has a bar, with its style sheets and scripts."""
    heaviest = dict.fromkeys(KILOBYTES, (0.0, ""))
    for path in map(Path, list_pages(sites)):
        kind = _kind_of(path)
        heaviest[kind] = max(heaviest[kind], (_weigh_page(path), path.name))
    for kind, (weight, name) in heaviest.items():
        yield f"weight of {kind}", weight > KILOBYTES[kind], f"{weight:.1f} kB of {KILOBYTES[kind]}, {name}"


def _kind_of(path: Path) -> str:
    count = re.search(r">(\d+) reports", path.read_text("utf-8")) if path.parent.name == "stories" else None
    return {"20": MANY, "5": FIVE}.get(count[1], OTHER) if count else OTHER


def _weigh_page(path: Path) -> float:
    page = path.read_bytes()
    site = next(folder for folder in path.parents if folder.name == FOLDER)
    loaded = [site / found.decode() for found in re.findall(rb'(?:href|src)="[^"]*(static/[^"]+\.(?:css|js))"', page)]
    return sum(len(gzip.compress(data)) for data in (page, *(file.read_bytes() for file in loaded))) / 1000


# The browser


def ask_browser(sites: list[Path]) -> Iterator[Told]:
    """Accessibility of a page of each kind, and paper."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_find("chromium"), args=["--no-sandbox"])
        yield ask_axe(browser, sites)
        yield ask_paper(browser, sites)
        browser.close()


def ask_axe(browser: Browser, sites: list[Path]) -> Told:
    """What axe-core calls a violation, over all pages and modes."""
    axe = (TOOLS / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    faults, asked = 0, 0
    for site in sites:
        pages = pick_pages(site)
        with _serve(site.parent) as host:
            for path in pages:
                for width, scheme in MODES:
                    found = _ask_page(browser, f"{host}/{FOLDER}/{path}", (width, scheme), axe)
                    faults, asked = faults + len(found), asked + 1
                    for fault in found:
                        print(f"  {path}, {width} px, {scheme}: {fault['id']}: {fault['nodes'][0]['html'][:160]}")
    return "axe-core", faults, f"{asked} pages and modes"


def pick_pages(site: Path) -> list[str]:
    """The pages at the top of a site, and of each folder the largest and the smallest."""
    picked = {path.name for path in site.glob("*.html")}
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        by_size = sorted(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
        picked |= {f"{folder.name}/{path.name}" for path in by_size[:1] + by_size[-1:]}
    return sorted(picked)


def _ask_page(browser: Browser, url: str, mode: tuple[int, str], axe: str) -> list[dict[str, object]]:
    width, scheme = mode
    viewport = {"width": width, "height": 900}
    page = browser.new_page(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page.goto(url)
    page.evaluate(OPEN)
    page.evaluate(axe)
    found: list[dict[str, object]] = page.evaluate(AXE, TAGS)
    page.close()
    return found


def ask_paper(browser: Browser, sites: list[Path]) -> Told:
    """Sheets of A4 that a story of five reports takes."""
    [story] = [path for path in map(Path, list_pages(sites)) if _kind_of(path) == FIVE]
    page = browser.new_page()
    page.goto(story.as_uri())
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    page.close()
    return "paper", sheets not in SHEETS, f"{sheets} sheets for 5 reports"


def ask_lighthouse(sites: list[Path]) -> Iterator[Told]:
    """The scores of a hosted story of five reports by Lighthouse, the least of which counts."""
    [story] = [path for path in map(Path, list_pages(sites)) if _kind_of(path) == FIVE]
    root = next(site for site in sites if site in story.parents).parent
    command = [str(TOOLS / "node_modules" / ".bin" / "lighthouse"), "--quiet", "--output=json"]
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking"
    with _serve(root) as host:
        for form, options in (("phone", []), ("desk", ["--preset=desktop"])):
            url = f"{host}/{story.relative_to(root).as_posix()}"
            done = _run([*command, flags, *options, url], CHROME_PATH=_find("chromium") or "")
            scores = {name: told["score"] for name, told in json.loads(done.stdout)["categories"].items()}
            missed = sum(score < SCORE for score in scores.values())
            yield f"Lighthouse, {form}", missed, ", ".join(f"{name} {score}" for name, score in scores.items())


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_said: object) -> None:
        pass


@contextmanager
def _serve(folder: Path) -> Iterator[str]:
    """A host for a folder: the page for the lost has addresses that begin at the host's root."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
