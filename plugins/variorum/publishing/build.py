"""One build of a site: which folders it reads and writes, and how its pages come to where readers find them.

As the host, a site is built in a private folder beside the output and, once it is proved, exchanged with the output in
one step. As a guest, only the prefix's folder in somebody else's output is written, and only our own files are removed.
Knows nothing of Pelican.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from ..errors import SettingsError
from .carry_over import carry_over
from .exchange import link_tree, remove_tree, replace_folder
from .ledger import find_state, keep_state
from .look import Look
from .manifest import MANIFEST, STATE, list_files, read_manifest, write_manifest
from .site import render_site

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
    def state(self) -> Path | None:
        """The state that the last build left."""
        return find_state(self.content, self.output if self.is_host else self.site)

    def start(self) -> None:
        """Make room for the build; raise SettingsError if there can be none."""
        try:
            for folder in (self.data, self.site) if self.is_host else (self.data,):
                remove_tree(folder)
                folder.mkdir(parents=True)
        except OSError as error:
            raise SettingsError(
                f"{self.work} can't be written, where the site is made before it is put in its place: "
                f"{error.strerror}. Choose another output folder."
            ) from error

    def render(self, look: Look) -> tuple[str, ...]:
        """Write the site from the compiled data; as a guest, remove what only an earlier build wrote."""
        earlier = read_manifest(self.site)
        paths = render_site(self.data, self.site, look)
        for path in sorted(earlier - {*paths, MANIFEST}):
            _remove_file(self.site, path)
        return paths

    def seal(self) -> None:
        """Take all that stands in the host's site, other generators' files with it, into the manifest."""
        if self.is_host:
            write_manifest(self.site, list_files(self.site))

    def publish(self) -> None:
        """Keep the next state; as the host, put the site in the old one's place. Raise SettingsError if that fails."""
        if not self.is_host:
            if not keep_state(self.data / STATE, self.content):
                _copy_state(self.data / STATE, self.site)
            return
        check_output(self.output, self.content)
        new = self.work / "new"
        try:
            link_tree(self.site, new)
            if not keep_state(self.data / STATE, self.content):
                _copy_state(self.data / STATE, new)
            carry_over(self.output, new)
            replace_folder(new, self.output)
        except OSError as error:
            raise SettingsError(
                f"{self.output} can't be written: {error.strerror}. Choose another output folder."
            ) from error


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


def _remove_file(site: Path, path: str) -> None:
    """Remove a file of our manifest and the folders that this leaves empty; nothing outside the site."""
    file = (site / path).resolve()
    if site.resolve() not in file.parents:
        return
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site.resolve() or any(folder.iterdir()):
            return
        folder.rmdir()
