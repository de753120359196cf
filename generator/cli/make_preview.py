"""Commands that show drafts before anything is sealed; what a preview made, in words and as data."""

import json
from collections.abc import Sequence
from pathlib import Path

from generator.cli.options import Call
from generator.cli.output.plurals import counted
from generator.cli.terminal import say
from generator.commands.preview_site import build_preview
from generator.loading import policy_source
from generator.publish.settings import project_of
from generator.site.drafts import DraftState


def make_preview(call: Call, out: Path, jobs: int, brands: Sequence[str] = ()) -> None:
    """Make a preview, of all brands or of these; it may be of any moment, since nothing of it is recorded."""
    only = brands[0] if len(brands) == 1 else None  # others need not even be read
    if only and not (call.root / only / "brand.yml").is_file():
        only = None  # a name that is no brand's is refused below, with those that are
    loaded = policy_source.load(call.root, only=only, now=call.now, rehearsal=call.rehearsal)
    made = build_preview(project_of(call.root), loaded, out, call.now, brands, jobs=jobs)
    say(previewed(made.states, made.pages, str(out), call.form), call.form, done=True)


def previewed(states: Sequence[DraftState], pages: int, folder: str, form: str) -> str:
    """Return what a preview shows of each draft, with the digest by which it is approved."""
    if form == "json":
        rows = [
            {
                "policy": one.policy.name,
                "content": plan.content if plan else None,
                "level": str(plan.level) if plan else None,
                "changes": len(plan.judged) if plan else None,
                "errors": one.errors,
            }
            for one in states
            for plan in [None if one.stale else one.plan]
        ]
        return json.dumps({"pages": pages, "preview": folder, "drafts": rows}, ensure_ascii=False, indent=2) + "\n"
    lines = [f"Made a preview of {counted(pages, 'page')} in {folder}: nothing of it is published."]
    lines.extend(f"  {one.policy.name}: {_stands(one)}" for one in states)
    return "\n".join(lines) + "\n"


def _stands(one: DraftState) -> str:
    plan = one.plan
    if plan is None or one.stale:
        return f"the draft can't be read ({counted(one.errors, 'error')})"
    if plan.same:
        return "no change"
    what = f"{counted(len(plan.judged), 'change')}, {plan.level}" if plan.parent else "the first version"
    wrong = f", {counted(one.errors, 'error')}" if one.errors else ""
    return f"{what}{wrong}; {plan.content}"
