"""Templates are compiled once for all builds of a process, and set up once for the pieces that are made together."""

import pytest
from jinja2 import Environment

from generator.errors import PolicyError
from generator.model.catalogue import USUAL
from generator.site.templates import Templates


def test_a_template_is_compiled_again_only_where_its_source_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    generate = Environment._generate  # noqa: SLF001 -- what making Python of a template is called

    def noted(self: Environment, *given: object, **named: object) -> str:
        compiled.append("once")
        return str(generate(self, *given, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", noted)
    name = "a-name-that-only-this-test-has.html"
    for source, word in (("{{ view }} is", "is"), ("{{ view }} is", "is"), ("{{ view }} was", "was")):
        assert Templates({name: source}).file(name, "<b>") == f"&lt;b&gt; {word}\n"
    assert len(compiled) == 2


def test_pieces_that_are_made_together_are_filled_one_by_one() -> None:
    source = "{% macro fragment(view) %}\n<p>{{ say('link-here') }}: {{ view }}</p>\n{% endmacro %}\n"
    made = Templates({"piece.html": source}).fragments("piece.html", ["<b>", "c"], USUAL)
    here = USUAL.say("link-here")
    assert list(made) == [f"<p>{here}: &lt;b&gt;</p>", f"<p>{here}: c</p>"]


@pytest.mark.parametrize(
    "source", ["{{ view }}", "as they were once", "{% macro fragment(view) %}{{ view.lost }}{% endmacro %}"]
)
def test_a_template_that_makes_no_such_piece_is_named(source: str) -> None:
    with pytest.raises(PolicyError, match=r"piece\.html:.*this template can't be filled"):
        list(Templates({"piece.html": source}).fragments("piece.html", ["a"], USUAL))
