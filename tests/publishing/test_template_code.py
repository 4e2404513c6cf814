"""Templates as Python: what is printed is what Jinja's own environment prints, text is escaped, markup stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from variorum.publishing.escaping import escape_text, mark_up, to_html
from variorum.publishing.fields import Field
from variorum.publishing.template_code import PageEnvironment

MACROS = """
{% macro plain(a, b) %}<i title="{{ a }}">{{ b }}</i>{% endmacro %}
{% macro spare(a, b="none") %}{{ a }}{{ b }}{% endmacro %}
{% macro loops(values) %}
{% for one in values %}{{ loop.index0 }}{{ one }}{% if not loop.last %}, {% endif %}{% endfor %}
{% endmacro %}
{% macro around(a) %}<b>{{ caller() }}{{ a }}</b>{% endmacro %}
"""
PAGE = """{% from "macros.html" import plain, spare, around, loops %}
{{ t.hello }}|{{ t["hello"] }}|{{ t.odd }}|{{ value }}|{{ value|e }}|{{ say(value) }}|{{ say(value)|upper }}
{% for one in values %}{{ plain(one, value) }}{{ loop.index }}{% endfor %}
{{ spare(value) }}{{ spare(value, b=value) }}{% call around(value) %}{{ value }}{% endcall %}
{{ given["key"] }}{{ loops(values) }}{% set kept = plain(value, value) %}{{ kept }}{{ kept ~ value }}
"""
PHRASES = {"hello": "Hello & <good> day", "odd": "'"}


def render(environment: Environment, **given: object) -> str:
    environment.globals.update(t=PHRASES, say=str.title)
    return environment.get_template("page.html").render(**given)


@given(st.text(), st.lists(st.one_of(st.text(), st.integers(), st.text().map(Markup)), max_size=3))
def test_a_page_is_what_jinja_itself_makes_of_its_template(value: str, values: list[object]) -> None:
    made = []
    for kind in (Environment, PageEnvironment):
        loader = DictLoader({"macros.html": MACROS, "page.html": PAGE})
        environment = kind(loader=loader, autoescape=True, undefined=StrictUndefined)
        if isinstance(environment, PageEnvironment):
            environment.phrases = PHRASES
        made.append(render(environment, value=value, values=values, given={"key": value}))
    assert made[0] == made[1]


@pytest.mark.parametrize("text", ["{{ t.missing }}", "{{ nobody }}", "{{ nobody() }}", "{{ nobody.name }}"])
def test_a_name_that_nobody_knows_is_an_error(text: str) -> None:
    environment = PageEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.phrases = PHRASES
    environment.globals.update(t=PHRASES)
    with pytest.raises((UndefinedError, AttributeError)):
        environment.from_string(text).render(value=Field("a/b", "c"))


@given(st.text())
def test_text_is_escaped_as_the_library_does_it(text: str) -> None:
    assert to_html(text) == escape_text(text) == str(Markup.escape(text))
    assert to_html(mark_up(text)) == text
    assert to_html(7) == "7"


def test_a_field_prints_itself_with_its_pointer() -> None:
    assert to_html(Field("a/<b>", "c & d", "de")) == '<span lang="de" data-field="a/&lt;b&gt;">c &amp; d</span>'
