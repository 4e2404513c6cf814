"""How the browser tests open a page: from disk, in a headless Chromium, with an ear to what the console says."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def visit(
    browser: Browser, path: Path, *, width: int = 1280, scheme: str = "light", javascript: bool = True, **more: object
) -> Page:
    """Open a page from disk, in a browser with no memory; `page.complaints` is what the console says in anger."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=javascript,
        **more,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.complaints = []  # type: ignore[attr-defined]
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in {"error", "warning"} else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    page.on("requestfailed", lambda request: page.complaints.extend(_tell_failure(request)))  # type: ignore[attr-defined]
    page.goto(path.as_uri())
    return page


def _tell_failure(request: Request) -> list[str]:
    """That a request failed; not one that its page gave up by going elsewhere."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}: {request.failure}"]
