"""What is begun ahead of its stage: the language model takes a second to load, in which much else can be done."""

from __future__ import annotations

from ..settings import Settings
from .engine import Engine


def send_ahead(engine: Engine, settings: Settings) -> None:
    """Have a process beside this one load the model, as something new is to be read."""
    if settings.has_model:
        engine.workers.go_ahead(load_model, settings.model)


def load_model(model: str) -> None:
    """Load a model; one that is missing is told when it is needed."""
    from ..reading import read_paragraphs  # noqa: PLC0415 - the room is not needed where all is known

    read_paragraphs(model, [])
