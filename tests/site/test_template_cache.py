"""Templates are compiled once for all builds of a process, and again where their source is another."""

import pytest
from jinja2 import Environment

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
