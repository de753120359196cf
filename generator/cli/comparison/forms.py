"""A comparison in the forms that people and programs read: text, Markdown, HTML, JSON."""

import json
from typing import Final

from generator.cli.comparison import markdown, page, text
from generator.cli.comparison.change_lines import RedlinedComparison
from generator.commands.compare import Comparison
from generator.materiality.judge_changes import level, probability, weightiest_first
from generator.materiality.verdict import JudgedEdit, Suggestion
from generator.model.levels import Level

FORMATS: Final = ("text", "json", "markdown", "html")


def in_form(comparison: Comparison, form: str, *, colour: bool = False) -> str:
    """Return a comparison as text, Markdown or HTML: its changes, then its redline; or all of it as one JSON object."""
    match form:
        case "text":
            return "\n".join(text.lines(RedlinedComparison.of(comparison), text.WIDTH, colour=colour)) + "\n"
        case "json":
            return json.dumps(_json(comparison), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            return "\n".join(markdown.parts(RedlinedComparison.of(comparison)))
        case "html":
            return page.document(RedlinedComparison.of(comparison))
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def _json(comparison: Comparison) -> dict[str, object]:
    judged = comparison.judged
    return {
        "format": 2,
        "level": str(min(level(judged), Level.MATERIAL)),  # consent is asked for by a project's promise
        "undecided": any(one.verdict.undecided for one in judged),
        "score": round(probability(judged), 3),
        "changes": [
            {
                "kind": str(one.change.kind),
                "section": one.change.section,
                "path": "/".join(one.change.path),
                "level": str(one.verdict.level),
                "direction": str(one.verdict.direction),
                "rule": one.verdict.rule,
                "score": round(one.verdict.likelihood, 3),
                "reason": one.verdict.reason,
                "old": one.change.old,
                "new": one.change.new,
                "suggestion": _suggestion(one.verdict.suggestion),
                "edits": [_edit(edit) for edit in one.verdict.edits],
            }
            for one in weightiest_first(judged)
        ],
    }


def _suggestion(one: Suggestion | None) -> dict[str, object] | None:
    return {"level": str(one.level), "probability": round(one.probability, 3)} if one else None


def _edit(one: JudgedEdit) -> dict[str, object]:
    return {
        "old": one.old,
        "new": one.new,
        "outcome": str(one.outcome),
        "level": str(one.level),
        "rule": one.rule,
        "reason": one.reason,
    }
