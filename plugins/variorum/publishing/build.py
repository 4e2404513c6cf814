"""One build of a site: which folders it reads and writes, and how its pages come to where readers find them.

As the host, a site is built in a private folder beside the output and, once it is proved, exchanged with the output in
one step. As a guest, only the prefix's folder in somebody else's output is written, and only our own files are removed.
Knows nothing of Pelican.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from ..errors import SettingsError
from .carry_over import carry_over
from .exchange import link_tree, remove_tree, replace_folder
from .ledger import find_state, keep_state
from .look import Look
from .manifest import MANIFEST, STATE, add_strays, list_files, read_manifest
from .page_ledger import read_ledger
from .site import Earlier, remove_file, render_site
from .theme import theme_folder

PRIVATE = ".build"
"""The folder beside the output where everything is made first; intake skips names that begin with a dot."""


@dataclass(frozen=True, slots=True)
class Build:
    """The folders of one build. `data` and `state` are what it compiles, `site` is where its pages are written."""

    content: Path
    output: Path
    work: Path
    prefix: str

    @property
    def is_host(self) -> bool:
        """Whether the whole site is ours."""
        return not self.prefix

    @property
    def data(self) -> Path:
        """Where the digest data is compiled to."""
        return self.work / "data"

    @property
    def site(self) -> Path:
        """Where pages are written: a private folder for the host, the prefix in the output for the guest."""
        return self.work / "site" if self.is_host else self.output / self.prefix

    @property
    def ledger(self) -> Path:
        """What the pages of the private site were made of."""
        return self.work / "pages"

    @property
    def state(self) -> Path | None:
        """The state that the last build left."""
        return find_state(self.content, self.output if self.is_host else self.site)

    def start(self, theme: Path | None = None) -> None:
        """Make room for the build in a theme, ours if none is given; raise SettingsError if there can be none."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
            if self.is_host:
                self.site.mkdir(parents=True, exist_ok=True)
                self._forget_others((theme or theme_folder()) / "static")
        except OSError as error:
            raise SettingsError(
                f"{self.work} can't be written, where the site is made before it is put in its place: "
                f"{error.strerror}. Choose another output folder."
            ) from error

    def _forget_others(self, static: Path) -> None:
        """Remove all but our pages and the theme's files: Pelican writes its own anew, into files, not over them.

        What stays may be looked at meanwhile: a watch shows the private site.
        """
        files = {f"static/{name}" for name in list_files(static)} if static.is_dir() else set()
        for path in sorted({*list_files(self.site)} - files - read_ledger(self.ledger).pages.keys()):
            (self.site / path).unlink()

    def render(
        self, look: Look, counts: Counter[str] | None = None, made: Callable[[str], object] = str
    ) -> tuple[str, ...]:
        """Write the site from the compiled data; as a guest, remove what only an earlier build wrote."""
        told: Counter[str] = Counter() if counts is None else counts
        if self.is_host:
            return render_site(self.data, self.site, look, Earlier(self.ledger, told, made))
        earlier = read_manifest(self.site)
        paths = render_site(self.data, self.site, look, Earlier(None, told))
        for path in sorted(earlier - {*paths, MANIFEST}):
            remove_file(self.site, path)
        return paths

    def seal(self) -> None:
        """Take all that stands in the host's site, other generators' files with it, into the manifest."""
        if self.is_host:
            add_strays(self.site)

    @property
    def _new(self) -> Path:
        """Where the host's site is put together before it takes the old one's place."""
        return self.work / "new"

    def publish(self) -> None:
        """Put the finished site, and the state for the next build, where they belong."""
        self.make_ready()
        self.put_in_place()

    def make_ready(self) -> None:
        """As the host, link the finished site into a second tree. Raise SettingsError if that fails."""
        if self.is_host:
            try:
                link_tree(self.site, self._new)
            except OSError as error:
                raise self._refuse(error) from error

    def _refuse(self, error: OSError) -> SettingsError:
        return SettingsError(f"{self.output} can't be written: {error.strerror}. Choose another output folder.")

    def put_in_place(self) -> None:
        """Keep the next state; as the host, put the second tree in the old one's place. SettingsError if that fails."""
        if not self.is_host:
            if not keep_state(self.data / STATE, self.content):
                _copy_state(self.data / STATE, self.site)
            return
        check_output(self.output, self.content)
        new = self._new
        try:
            if not keep_state(self.data / STATE, self.content):
                _copy_state(self.data / STATE, new)
            carry_over(self.output, new)
            replace_folder(new, self.output)
        except OSError as error:
            raise self._refuse(error) from error


def private_site(output: Path) -> Path:
    """Where the pages of a site of our own are written, before they are proved."""
    output = output.resolve()
    return output.parent / PRIVATE / output.name / "site"


def plan_host(content: Path, output: Path) -> Build:
    """The build of a site of our own; raise SettingsError if its output would overwrite something else."""
    content, output = content.resolve(), output.resolve()
    check_output(output, content)
    return Build(content, output, output.parent / PRIVATE / output.name, "")


def check_output(output: Path, content: Path) -> None:
    """Refuse an output folder that holds anything but a site of ours, or that lies in the content or around it."""
    if output == content or output in content.parents or content in output.parents:
        raise SettingsError(
            f"The output folder {output} and the content folder {content} overlap; choose an output folder outside."
        )
    is_ours = any((output / name).is_file() for name in (MANIFEST, "data/report.json"))
    is_empty = not output.exists() or (output.is_dir() and not any(output.iterdir()))
    if not is_ours and not is_empty:
        raise SettingsError(
            f"{output} is not empty and holds no site of Variorum's (no {MANIFEST}), so it is left alone; "
            "choose another output folder or empty this one."
        )


def _copy_state(state: Path, site: Path) -> None:
    remove_tree(site / STATE)
    copytree(state, site / STATE)
