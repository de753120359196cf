"""Commands about texts that are there: bringing in, reviewing, removing, upgrading."""

import datetime
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli import marked_copy
from generator.cli.group import policy
from generator.cli.options import (
    FILE,
    Call,
    Date,
    Number,
    live_sites,
    opened,
    published_option,
    reading_options,
    recording,
    require_clock,
)
from generator.cli.sealing_question import ask
from generator.cli.terminal import asks, key, look_at, say

if TYPE_CHECKING:
    from generator.commands.import_draft import Target
    from generator.commands.past_texts import Past
    from generator.model.version import Version


@policy.command(name="import")
@click.argument("file", required=False, type=FILE)
@click.option("--brand", default="", help="The brand's name: lower-case letters, digits, hyphens.")
@click.option("--policy", "policy_name", default="", help="The policy's name, such as privacy.")
@click.option("--language", metavar="CODE", help="The language of the text (en-GB, de-AT, fr …).  [default: its own]")
@click.option("--as-version", is_flag=True, help="Seal it as a past version.")
@click.option("--effective", type=Date(unknown=True), help="With --as-version: when it took effect, or unknown.")
@click.option("--as-versions", "folder", type=FILE, help="Seal a folder of past texts; a dates.csv says of which days.")
@click.option(
    "--preview",
    "out",
    type=FILE,
    help="With --as-version or --as-versions: only show in this folder what would be sealed.",
)
@click.option("--yes", is_flag=True, help="Seal past texts without asking.")
@click.option("--onto", metavar="BRAND/POLICY", help="Bring a marked-up copy of the draft back onto its sections.")
@click.option("--accept", metavar="all|ask|AUTHOR", help="With --onto: write the changes of all, or of one author.")
@click.option(
    "--facts",
    type=click.Choice(["comment", "none", "accept"]),
    default="comment",
    show_default=True,
    help="Facts read from the text: as comments, not at all, or asked for one by one.",
)
@click.option("--numbered", is_flag=True, help="Let the program number the sections (“numbered: yes” in policy.yml).")
@click.option("--translation-of", default="", metavar="POLICY", help="The policy of the brand that it translates.")
@click.option("--discard", is_flag=True, help="Replace a draft that no version holds: it is lost.")
@click.option("--fact", "accepted", multiple=True, metavar="NAME", help="With --facts accept: one that is right.")
@reading_options
@recording("text", "json")
def import_(
    file: Path | None,
    brand: str,
    policy_name: str,
    language: str | None,
    as_version: bool,
    effective: str | None,
    folder: Path | None,
    out: Path | None,
    yes: bool,
    onto: str | None,
    accept: str | None,
    facts: str,
    numbered: bool,
    translation_of: str,
    discard: bool,
    accepted: tuple[str, ...],
    tracked: Literal["accept", "reject"] | None,
    part: str,
    call: Call,
) -> None:
    """Bring in a document: as section files, or as past versions. The latter are for the archive.

    Of Word (.docx), OpenDocument (.odt), .rtf, .html, .pdf, .md or .txt.
    """
    from generator.cli import offered_facts
    from generator.commands import draft_text, import_draft, past_texts
    from generator.documents.file_formats import FileWish, text_of
    from generator.loading import policy_source
    from generator.notice import record_order
    from generator.schema import dates

    past = bool(folder or as_version)
    onto_alone = "--onto takes one FILE, and names brand and policy by itself"
    previewed = "--preview goes with --as-version or --as-versions; `policy serve` shows a draft"
    _require_use(
        (bool(accepted) and facts != "accept", "--fact goes with --facts accept"),
        (bool(onto) and (file is None or past or bool(brand or policy_name)), onto_alone),
        (not onto and not policy_name and "/" in (brand or ""), f"write {_apart(brand)}"),
        (not onto and not (brand and policy_name), "name --brand and --policy, or --onto BRAND/POLICY"),
        (
            (file is None) == (folder is None) or bool(folder and as_version),
            "name one FILE (with or without --as-version), or a folder with --as-versions",
        ),
        (bool(effective) and not as_version, "--effective goes with --as-version"),
        (bool(out) and not past, previewed),
        (bool(translation_of) and past, "--translation-of goes with a draft"),
        (yes and not past, "--yes goes with --as-version or --as-versions: nothing else is sealed here"),
    )
    if onto and file:
        require_clock(call)
        marked_copy.write_marked_copy(call.root, onto, file, accept, call.form)
        return
    if past and not out:
        require_clock(call)
    where = import_draft.target(call.root, brand, policy_name, translation_of)
    if where.existing and not call.rehearsal:
        policy_source.require(tuple(record_order.rehearsed(where.existing)))
    asked, today = FileWish(tracked, part or policy_name), import_draft.today(where, call.now)
    if folder:
        _seal_past(where, past_texts.dated_in(folder, asked, language=language), language, call, out=out, yes=yes)
    elif file:
        text = text_of(file, asked)
        if as_version:
            day = dates.day(effective) if effective else None
            _seal_past(where, [past_texts.Past(file, today, day, text)], language, call, out=out, yes=yes)
            return
        known = language or draft_text.language_of(where, text)
        wish = offered_facts.FactsWish(facts, accepted)
        own_day = past_texts.stated_day(text.text, known)
        left_out = offered_facts.import_with_facts(
            where, text, known, wish, call.form, day=own_day, discard=discard, numbered=numbered
        )
        own = where.existing.draft.language if where.existing and where.existing.draft else known
        other = own.partition("-")[0] != known.partition("-")[0]
        told = (f"{file}: its language is {known}, and that of the draft was {own}: --language {own}",) if other else ()
        look_at(*text.to_look_at(known), *told, *_of_its_date(where, own_day, left_out, today))


def _apart(brand: str | None) -> str:
    """Return the options that name a policy of a brand where its name was typed as that of the brand."""
    name, _, policy = (brand or "").partition("/")
    return f"--brand {name} --policy {policy}"


def _require_use(*wrong: tuple[bool, str]) -> None:
    """Refuse options that don't go together: the first of the messages that holds."""
    for message in (words for holds, words in wrong if holds):
        raise click.UsageError(message)


def _seal_past(
    where: "Target", pasts: "Sequence[Past]", language: str | None, call: Call, *, out: Path | None, yes: bool
) -> None:
    """Seal past texts, or show in the folder `out` what would be sealed, and say what of them wants to be looked at.

    Where somebody can be asked, nothing is sealed without a yes.
    """
    from generator.cli.output import imports
    from generator.commands import draft_text, import_draft, past_versions, preview_past

    texts = [past.text for past in pasts if past.text]
    known = language or (draft_text.language_of(where, texts[-1]) if texts else "en")
    if out:
        made = preview_past.preview_past(where, pasts, out, now=call.now, language=known, rehearsal=call.rehearsal)
        said = imports.previewed_versions(where.shown_path, made.versions, made.pages, str(out), call.form)
    else:
        sealing = past_versions.as_versions(where, pasts, now=call.now, language=known, rehearsal=call.rehearsal)
        if asks() and call.form == "text" and not yes:
            ask(imports.for_good(where.shown_path, pasts), key, say, "to read them first: --preview FOLDER")
            there = import_draft.target(where.root, where.brand, where.policy)  # somebody may have sealed meanwhile
            sealing = past_versions.as_versions(there, pasts, now=call.now, language=known, rehearsal=call.rehearsal)
        said = imports.imported_versions(where.shown_path, _sealed(sealing, len(pasts)), call.form)
    say(said, call.form, done=True)
    look_at(*(line for text in texts for line in text.to_look_at(known)))


def _of_its_date(where: "Target", day: datetime.date | None, left_out: str, today: datetime.date) -> tuple[str, ...]:
    """Return what is said of a text with a date at its top: the day on which it took effect, most likely."""
    if day is None:
        return ()
    past = _of_the_past(where, day, today)
    from generator.commands.draft_text import date_line

    first = where.existing is None or not where.existing.versions
    seal = f"; seal with: policy freeze {where.name} --effective {day}" if first else ""
    if left_out:
        return (f"{where.shown_path}: “{left_out}” is left out: pages print their dates by themselves{seal}", *past)
    place = date_line(where, day)
    return (
        f"{place}: the text gives its date, {day}, and pages print theirs by themselves: take that line out{seal}",
        *past,
    )


def _of_the_past(where: "Target", day: datetime.date, today: datetime.date) -> tuple[str, ...]:
    """Return what is said of a new text whose own day is past: it may have applied since, and is no change to come."""
    if day >= today or where.existing is None or not where.existing.versions:
        return ()
    if any(one.effective == day for one in where.existing.versions):
        return ()  # the line of the text that applies stayed as it was
    from generator.commands.past_versions import BEGIN_ANEW

    said = f"{where.shown_path}: the text says {day}. If it has applied since then, it is no change to come, of which"
    said += f" readers are told. {BEGIN_ANEW}"
    return (said,)


def _sealed(sealing: "Iterable[Version]", count: int) -> "list[Version]":
    """Return the versions that an iterator seals one by one, and show how far it is."""
    quiet = not sys.stderr.isatty()
    with click.progressbar(sealing, length=count, label="sealing", file=sys.stderr, hidden=quiet) as bar:
        return list(bar)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option("--dry-run", "dry", is_flag=True, help="Only show what would be written.")
@click.option("--adopt", is_flag=True, help="Also the files of a folder that `policy init` didn't write.")
@published_option()
@recording("text", "json")
def upgrade(name: str | None, dry: bool, adopt: bool, published: tuple[str, ...], call: Call) -> None:
    """Bring a folder up to the program's version. Its files, and what older versions published, written down once.

    Nothing sealed is touched, and nothing that somebody edited.
    """
    import json

    from generator.commands import upgrade as upgrading
    from generator.commands.upgrade_folder import folder_report, upgrade_folder
    from generator.loading import policy_source
    from generator.publish.published_lists import of_own_site

    if not dry:
        require_clock(call)
    loaded = policy_source.load(call.root, rehearsal=None if dry else call.rehearsal)
    items = [loaded.policy(name)] if name else loaded.policies
    lists = [one for site in live_sites(published, loaded) for one in site.lists]
    lists += () if call.rehearsal else of_own_site(call.root.absolute().parent)
    done = {item.name: upgrading.upgrade(loaded, item, call.now, lists, dry=dry) for item in items}
    changes = () if name else upgrade_folder(call.root, adopt=adopt, dry=dry)
    rows = [
        {"policy": one, "file": each.path}
        | ({"version": each.file.version, "digest": each.file.digest} if each.file else {})
        for one, every in done.items()
        for each in every
    ]
    rows += [{"file": one.path, "fate": str(one.fate)} for one in changes]
    text = "".join(upgrading.files_in_words(one, every, dry=dry) for one, every in done.items()) + folder_report(
        changes, dry=dry
    )
    say(f"{json.dumps(rows, indent=2)}\n" if call.form == "json" else text, call.form, done=not dry)


@policy.command()
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--version", "number", type=Number(1), required=True, help="The version that is past.")
@click.option("--basis", required=True, help="The order that it rests on; it is published.")
@click.option("--by", required=True, help="Who removes it; the name is published.")
@click.option("--approved-by", required=True, help="The second person.")
@recording("text", "json")
def takedown(name: str, number: int, basis: str, by: str, approved_by: str, call: Call) -> None:
    """Remove the text of a past version because an order says so. That it was there, and why it is gone, stays."""
    import json

    from generator.commands import takedown as removing

    loaded, item = opened(call, name)
    order = removing.Order(basis, by, approved_by)
    version = removing.take_down(loaded, item, call.now, number, order)
    said = {"policy": name, "version": number, "digest": version.digest}
    text = f"{json.dumps(said, indent=2)}\n" if call.form == "json" else removing.removed(name, version)
    say(text, call.form, done=True)


@policy.command(name="review")
@click.argument("name", metavar="BRAND/POLICY")
@click.option("--by", required=True, help="Who read it again; the name is published.")
@click.option("--because", default="", help="Why nothing needs to change.")
@recording("text", "json")
def review_(name: str, by: str, because: str, call: Call) -> None:
    """Record that the text in force was read and needs no change."""
    from generator.cli.output import duties
    from generator.loading import policy_source
    from generator.notice import gates, review_record

    loaded, item = opened(call, name)
    policy_source.require(loaded.integrity_findings, but=gates.MENDABLE)
    shown_path = f"{loaded.shown_path}/{name}"
    made = review_record.record(
        loaded.folder(item), item, call.now, shown_path, by=by, because=because, rehearsal=call.rehearsal
    )
    reviewed = replace(item, reviews=(*item.reviews, made))
    say(duties.reviewed(reviewed, made, call.form, call.now), call.form, done=True)
