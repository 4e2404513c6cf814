"""How our templates become Python: as Jinja makes it, with less to do for each word of a page.

What the interface says is known when a template is compiled, so phrases are part of the template's own text; a macro or
a function that is called by its name is called without a look at what kind of callable it is; `a.b` is the attribute of
that name and nothing else (`a["b"]` is an item); and what is printed is joined as plain strings. The pages are the
same; a whole site takes half of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.visitor import NodeTransformer

from .escaping import mark_up

PHRASES = "t"
"""The name by which templates know the phrases."""
OURS = f"""
from {__package__}.escaping import to_html as escape
from {__name__} import PlainMacro as Macro
"""
"""What generated code takes from here rather than from Jinja, under Jinja's own names."""


class PageEnvironment(Environment):
    """An environment whose templates are compiled as this module says."""

    phrases: Mapping[str, str] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows beside what it is given, as one plain mapping: every page copies it."""
        return {**self.globals, **(d or {})}

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        code = super()._generate(_PhraseFolder(self.phrases).visit(source), *args, **kwargs)
        imports, rest = code.split("\n", 1)
        return f"{imports}{OURS}{rest}"


class PlainMacro(Macro):
    """A macro that goes straight to its body where it is given just its arguments, as ours are."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro prints."""
        is_plain = not (kwargs or self.caller or self.catch_kwargs or self.catch_varargs)
        if is_plain and len(args) == self._argument_count and self._default_autoescape:
            return mark_up(self._func(*args))
        return super().__call__(*args, **kwargs)


class _PageCode(CodeGenerator):
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        is_plain = isinstance(node.node, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if forward_caller or not is_plain:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _PhraseFolder(NodeTransformer):
    """Puts the words in the place of `t.key` and `t["key"]`, where there is such a phrase."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's
        return self._fold(node, node.attr)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - Jinja's
        return self._fold(node, node.arg.value if isinstance(node.arg, nodes.Const) else None)

    def _fold(self, node: nodes.Getattr | nodes.Getitem, key: object) -> nodes.Node:
        words = self._phrases.get(key) if isinstance(key, str) else None
        if words is not None and isinstance(node.node, nodes.Name) and node.node.name == PHRASES:
            return nodes.Const(words, lineno=node.lineno)
        return self.generic_visit(node)


PageEnvironment.code_generator_class = _PageCode
