"""Commands that only read: what is wrong, what stands where, what is due, what differs."""

import os
import sys
from pathlib import Path
from typing import Literal

import click

from generator.cli.group import policy
from generator.cli.options import FILE, Call, Number, common, live_sites, published_option, reading_options
from generator.cli.terminal import look_at, made_for, say, say_folded
from generator.errors import NEEDS_WORK, Finding, PolicyError, Severity


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@published_option()
@click.option("--rehearsal", is_flag=True, help="What was recorded in a rehearsal is no finding.")
@common("text", "json", "github", "sarif", "junit")
def check(name: str | None, published: tuple[str, ...], call: Call) -> None:
    """Find everything that is wrong in the source, all at once. Or what is wrong with one brand or policy."""
    from generator.cli.output import findings
    from generator.commands import upgrade
    from generator.loading import policy_source
    from generator.publish.project_code import own_code
    from generator.publish.settings import project_here
    from generator.source.promised_file import lacking

    loaded = policy_source.load(call.root, now=call.now, rehearsal=call.rehearsal)
    found = sorted({*loaded.findings, *(one for item in loaded.policies for one in upgrade.disagreements(item))})
    project = project_here(call.root)
    companies = {one.name for one in loaded.brands}
    found = sorted({*found, *(own_code(project, companies) if project else ())})
    live = live_sites(published, loaded) if published else []
    if published:
        from generator.publish.build import continued

        found = sorted({*found, *continued(loaded, call.now, live)})
    if any(one.promised or lacking(one) for one in loaded.policies) and not call.rehearsal:
        from generator.publish.published_chain import promise_unproved
        from generator.publish.published_lists import of_own_site

        lists = [*(one for site in live for one in site.lists), *(of_own_site(project) if project else ())]
        found = sorted({*found, *promise_unproved(loaded.policies, lists, loaded.shown_path, builds=False)})
    found = loaded.about(name, found) if name else found
    say(findings.findings(found, call.form), call.form)
    if any(finding.severity is Severity.ERROR for finding in found):
        sys.exit(NEEDS_WORK)


@policy.command()
@click.argument("language", metavar="LANGUAGE")
@common("text", "json")
def words(language: str, call: Call) -> None:
    """Show the sentences that readers get in a language. As a file of your own words, to fill in."""
    from generator.cli.output import sentences
    from generator.loading.own_words import OF_A_LANGUAGE

    if not OF_A_LANGUAGE.fullmatch(f"words.{language}.yml"):
        message = f"“{language}” is not the code of a language without its country, such as de or pl"
        raise click.UsageError(message)
    say(sentences.words_file(language, call.form), call.form)


@policy.command()
@click.argument("section_type", metavar="[TYPE]", required=False)
@click.option("--example", is_flag=True, help="A block to copy into the section's file, with a value for each.")
@common("text", "json")
def facts(section_type: str | None, example: bool, call: Call) -> None:
    """Show which facts a section can state, and how to write them. Of one type, or of each."""
    import json

    from generator.cli.output import fact_kinds
    from generator.errors import cannot, nearest
    from generator.schema import facts as table
    from generator.schema.examples import facts_block

    if section_type is not None and section_type not in table.SCHEMA:
        raise cannot(section_type, "no type of section is called so", nearest(section_type, table.SCHEMA))
    types = [section_type] if section_type else list(table.SCHEMA)
    match example, call.form:
        case True, "json":
            said = json.dumps({name: facts_block(name) for name in types}, indent=2) + "\n"
        case True, _:
            said = "\n".join(map(facts_block, types))
        case False, "json":
            said = fact_kinds.facts_json(types)
        case _:
            said = fact_kinds.facts_text(types)
    say(said, call.form)


@policy.command()
@click.argument("file", type=click.Choice(["brand", "policy", "section"]))
@common()
def schema(file: str, call: Call) -> None:
    """Print the JSON Schema of brand.yml, policy.yml or front matter. For editors and other programs."""
    import json

    from generator.loading.editor_files import SCHEMAS

    _ = call
    say(f"{json.dumps(SCHEMAS[file](), indent=2, ensure_ascii=False)}\n", "json")


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@common("text", "json")
def status(name: str | None, call: Call) -> None:
    """Show what is in force, what comes, and what to do next. Also what the draft would change."""
    from generator.cli.output import status as policy_status
    from generator.cli.output.duties import WIDTH
    from generator.commands.policy_status import standing
    from generator.loading import policy_source

    loaded = policy_source.load(call.root)
    standings = [standing(loaded, item, call.now) for item in (loaded.named(name) if name else loaded.policies)]
    say_folded(policy_status.status(standings, call.form, made_for(WIDTH)), call.form)
    policy_source.require(loaded.integrity_findings)


@policy.command()
@click.argument("name", metavar="[BRAND/POLICY]", required=False)
@click.option("--on", type=Number(1), help="The version that the draft changes, if not the newest.")
@click.option("--revises", type=Number(1), help="The announced version whose place it will take.")
@common("text", "json")
def diff(name: str | None, on: int | None, revises: int | None, call: Call) -> None:
    """Show what the draft changes, how much it matters, and why. Against the newest sealed version."""
    from generator.cli.output import changes
    from generator.commands.freeze_checks import SealingWish, parent_of
    from generator.commands.pending import draft_of, pending
    from generator.loading import policy_source
    from generator.text.document_alignment import aligned
    from generator.text.redline import redline

    loaded = policy_source.load(call.root)
    policy_source.require(loaded.integrity_findings)
    compared, unread = [], list[Finding]()
    how = SealingWish(on=on or 0, revises=revises or 0)
    if (on or revises) and not name:
        message = "--on and --revises name a version of one policy: say which"
        raise click.UsageError(message)
    for item in [loaded.policy(name)] if name else loaded.policies:
        try:
            draft = draft_of(loaded, item)
        except PolicyError as problem:  # it keeps nobody from the changes of others
            unread += problem.findings
            continue
        base = parent_of(item, call.now, how, loaded.shown_folder(item)) if on or revises else item.base
        older = base.document if base else draft
        judged = pending(item, draft, call.now, base, how.revises).judged
        marked = redline(older, draft, aligned(older, draft), [one.change for one in judged])
        compared.append(changes.Compared(item.name, bool(item.versions), judged, marked))
    if compared or not unread:
        say_folded(changes.diff_json(compared) if call.form == "json" else changes.diff_text(compared), call.form)
    if unread:
        raise PolicyError(unread)


@policy.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--language", metavar="CODE", help="The language of the texts (en-GB, de-AT …).  [default: their own]")
@reading_options
@common("text", "json", "markdown", "html")
def compare(
    old: Path,
    new: Path,
    language: str | None,
    tracked: Literal["accept", "reject"] | None,
    part: str,
    call: Call,
) -> None:
    """Compare two files without a project. It says what changed, how much it matters, and why.

    Of Word (.docx), OpenDocument (.odt), .rtf, .html, .pdf, .md or .txt.
    """
    from generator.cli.comparison.forms import in_form
    from generator.commands.compare import compare as compare_files
    from generator.documents.file_formats import FileWish

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    compared = compare_files(old, new, language=language, asked=FileWish(tracked, part))
    say(in_form(compared, call.form, colour=colour), call.form)
    look_at(*compared.to_look_at)


@policy.command()
@click.argument("path", required=False, type=FILE)
@common("text", "json")
def verify(path: Path | None, call: Call) -> None:
    """Prove the sealed archive of the source or of a site. PATH is the folder of the site as it is published."""
    import json

    from generator.commands.verify import verify as prove

    lines = prove(path or call.root)
    text = json.dumps(lines, indent=2) if call.form == "json" else "\n".join(lines)
    say(f"{text}\n", call.form)


@policy.command()
@click.argument("name", metavar="[BRAND[/POLICY]]", required=False)
@click.option("--log", type=FILE, help="The log of looks at the site, where that is kept elsewhere.")
@published_option()
@common("text", "json", "ics")
def due(name: str | None, log: Path | None, published: tuple[str, ...], call: Call) -> None:
    """Show what has to happen, by whom and by when. Exit status 1 when something is overdue."""
    from generator.cli.output import duties as duties_output
    from generator.commands import lost_records
    from generator.commands.look_at_site import with_log
    from generator.loading import policy_source
    from generator.notice import due_list
    from generator.publish.published_lists import of_folder
    from generator.site import stale

    loaded = policy_source.load(call.root)
    policies = list(loaded.named(name) if name else loaded.policies)
    policies = [with_log(item, log) for item in policies] if log else policies
    found = [one for item in policies for one in due_list.duties(item, call.now)]
    live = [one for site in live_sites(published, loaded) for one in site.lists]
    lists = live if published else of_folder(call.root.absolute().parent / "site")
    found += [one for item in policies for one in stale.duties(item, lists, call.now)]
    found += lost_records.duties(policies, call.root, call.now)
    names = [item.name for item in policies]
    say(duties_output.due(names, found, call.form, call.now, made_for(duties_output.WIDTH)), call.form)
    policy_source.require(loaded.integrity_findings)
    if any(one.overdue for one in found):
        sys.exit(NEEDS_WORK)
