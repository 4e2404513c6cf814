"""What is begun ahead of its stage: the language model takes a second to load, in which much else can be done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..intake import find_inputs
from ..settings import Settings
from .cleaning import Files
from .engine import Engine


def look_ahead(engine: Engine, inputs: Sequence[Path], settings: Settings) -> Files:
    """The files of the inputs; if one is new, the process beside this one begins to load the model if there is one.

    InputError if an input is missing or unusable as a whole.
    """
    files = Files(engine, find_inputs(inputs))
    # Of several, which are needed is not known yet.
    if settings.has_model and files.are_new and len(settings.models) == 1:
        engine.workers.go_ahead(load_model, settings.models[0])
    return files


def load_model(model: str) -> None:
    """Load a model; one that is missing is told when it is needed."""
    from ..reading import read_paragraphs  # noqa: PLC0415 - the room is not needed where all is known

    read_paragraphs(model, [])
