"""No way round the notice: each way that once let a new text into force unannounced, played with commands.

A table would say (before → what happens); each test is one row of it, with its near misses: what is meant well works.
"""

import contextlib
import datetime
import functools
import http.server
import io
import json
import re
import shutil
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from generator.checks import continuity, project
from generator.errors import PolicyError
from generator.model.document import digest
from generator.model.levels import Level
from generator.model.policy import Phase
from generator.notice import next_notice, told_days
from generator.publish import build as building
from generator.publish import web
from generator.publish.published import INDEX, LIST
from generator.site.feeds.schema_org import described
from generator.site.table import compiled
from tests.conftest import NOW, Policy, edit, tree
from tests.materiality.test_translations import FRENCH, OTHER, THEIRS, translate
from tests.rendered import markdown
from tests.small import FOLDER, KEPT, LATER, NAME, RECORD, ROOT_OF, TOLD, in_force, keep, lasting, made
from tests.steps import announced as told_to_readers
from tests.steps import notified, publish, sealed, sealed_and_announced

STAYS = "is published"
BEFORE = "before-the-announcement.yml"


@dataclass(slots=True)
class Web:
    """A web server on this machine: `answers` are the statuses that it gives first, `asked` what was asked of it."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    leads: str = ""


@pytest.fixture
def live(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """The published site of the small policy, on a real server."""
    known = Web()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            known.asked.append(self.path)
            if known.leads:
                self.send_response(302)
                self.send_header("Location", known.leads)
                self.end_headers()
            elif known.answers:
                self.send_error(known.answers.pop(0))
            else:
                super().do_GET()

    monkeypatch.setattr(web, "PAUSES", (0.0, 0.0))
    handler = functools.partial(Handler, directory=str(tiny / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        known.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield known
        server.shutdown()
        thread.join()


@pytest.fixture
def tiny(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with version 1 in force since 2025."""
    monkeypatch.delenv("CI", raising=False)
    return in_force(tmp_path, policy, monkeypatch)


def refused(policy: Policy, folder: Path, says: str, *words: str, status: int = 1) -> None:
    """Assert that a command says why it does nothing, and does nothing; what it found out before may be in build/."""
    before = lasting(folder)
    done = policy(*words)
    assert (done.status, says in done.err) == (status, True), done.said
    assert lasting(folder) == before


def minor(tiny: Path, policy: Policy, at: str = NOW) -> None:
    edit(tiny / KEPT, "It's", "It’s")
    sealed(policy, NAME, at=at)


def announced(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    shutil.copy(tiny / RECORD, tiny / BEFORE)
    told_to_readers(policy, NAME, "--effective", "2027-02-01")


# 5. Deletion and rollback: a build goes on from the site that it replaces, and from the live one.


def lost_version(tiny: Path) -> None:
    for name in ("versions/v002.md", "notices/v002.yml", "notices/v002-1.txt"):
        (tiny / FOLDER / name).unlink(missing_ok=True)


def lost_archive(tiny: Path) -> None:
    for name in ("versions", "notices"):
        shutil.rmtree(tiny / FOLDER / name)


def lost_policy(tiny: Path) -> None:
    shutil.rmtree(tiny / FOLDER)


def renamed_policy(tiny: Path) -> None:
    lost_archive(tiny)
    (tiny / FOLDER).rename(tiny / "policy_source/tiny/rules")


def lost_announcement(tiny: Path) -> None:
    shutil.copy(tiny / BEFORE, tiny / RECORD)  # as an earlier commit has it
    (tiny / FOLDER / "notices/v002-1.txt").unlink()


@pytest.mark.parametrize("lose", [lost_version, lost_archive, lost_policy, renamed_policy, lost_announcement])
def test_what_was_published_is_never_lost(tiny: Path, policy: Policy, lose: object) -> None:
    """Before: deleted files, `check` clean, and the next build showed readers another text, or none."""
    announced(tiny, policy)
    made(tiny / "other")
    shutil.copytree(tiny / "other/policy_source/tiny", tiny / "policy_source/more")  # a brand that goes on
    edit(tiny / "policy_source/more/brand.yml", "brand: tiny", "brand: more")
    assert policy("freeze", "more/terms", "--yes", "--effective", "2025-01-15").status == 0
    publish(tiny)
    assert callable(lose)
    lose(tiny)
    if lose is lost_archive:
        assert policy("freeze", NAME, "--yes").status == 0  # as if it were the first version
    refused(policy, tiny, STAYS, "build", "--site", "site")
    shutil.move(tiny / "site", tiny / "live")
    refused(policy, tiny, STAYS, "build", "--published", "live")
    done = policy("check", "--published", "live")
    assert (done.status, STAYS in done.out) == (1, True), done.said


def test_another_text_of_a_version_is_refused(tiny: Path, policy: Policy) -> None:
    minor(tiny, policy)
    publish(tiny)
    for name in ("versions/v002.md", "notices/v002.yml"):
        (tiny / FOLDER / name).unlink()
    edit(tiny / KEPT, "by hand", "by machine")
    sealed(policy, NAME, level="editorial")
    refused(policy, tiny, "is published with another text", "build")


def test_another_day_is_refused(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "It's", "It’s")
    sealed(policy, NAME, "--effective", "2027-01-01")
    publish(tiny)
    lost_version(tiny)
    sealed(policy, NAME, "--effective", "2026-12-24")
    refused(policy, tiny, "is published with the day 2027-01-01", "build")


def test_the_past_is_not_rewritten(tiny: Path, policy: Policy) -> None:
    """Before: a clock set back, and a version took effect on a day on which another one had been published."""
    publish(tiny, LATER)
    minor(tiny, policy)
    refused(policy, tiny, "would apply since 2026-12-01", "build", "--now", LATER)


def test_what_goes_on_is_built(tiny: Path, policy: Policy) -> None:
    """Near misses: a version of today, an announcement, a postponement, a withdrawal, a takedown."""
    publish(tiny)
    minor(tiny, policy)
    assert policy("check", "--published", "site").status == 0
    publish(tiny)
    announced_again(tiny, policy)
    assert policy("check", "--published", "site").status == 0
    publish(tiny)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau", "--now", LATER)
    assert policy("postpone", NAME, *why, "--to", "2027-03-01").status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    publish(tiny, LATER)
    assert policy("withdraw", NAME, *why).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    publish(tiny, LATER)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0


def announced_again(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    notified(ROOT_OF, NAME)


def test_a_first_publication_says_so(tiny: Path, policy: Policy, live: Web) -> None:
    """Nothing there, and nothing in the records: it is built, with a warning."""
    (tiny / "site").mkdir()
    done = policy("check", "--published", live.address)
    assert (done.status, "is not published at" in done.out) == (0, True), done.said


def test_what_readers_were_told_of_is_published(tiny: Path, policy: Policy, live: Web) -> None:
    """404 where the record says that notice was given."""
    announced_again(tiny, policy)
    (tiny / "site").mkdir()
    done = policy("check", "--published", live.address)
    assert (done.status, "readers were told of version 2" in done.out) == (1, True), done.said


def test_the_live_site_is_asked(tiny: Path, policy: Policy, live: Web) -> None:
    announced(tiny, policy)
    publish(tiny)
    assert policy("check", "--published", live.address).status == 0
    assert live.asked == [f"/{INDEX}", f"/{NAME}/{LIST}"]
    lost_version(tiny)
    refused(policy, tiny, STAYS, "build", "--published", live.address, "--site", "fresh")


def test_a_site_from_before_the_list_of_policies_is_asked(tiny: Path, policy: Policy, live: Web) -> None:
    announced(tiny, policy)
    publish(tiny)
    (tiny / "site" / INDEX).unlink()
    lost_version(tiny)
    refused(policy, tiny, STAYS, "build", "--published", live.address, "--site", "fresh")
    refused(policy, tiny, STAYS, "build", "--published", f"{live.address}/tiny", "--site", "fresh")


@pytest.mark.parametrize(("answers", "status"), [([503, 502], 0), ([503, 503, 503], 2), ([403], 2), ([500, 404], 1)])
def test_what_is_out_of_reach_stops(tiny: Path, policy: Policy, live: Web, answers: list[int], status: int) -> None:
    """Three tries; then exit status 2, and nothing is written."""
    announced_again(tiny, policy)
    publish(tiny)
    if 404 in answers:
        shutil.rmtree(tiny / "site/tiny")
    live.answers = answers
    before = tree(tiny)
    done = policy("check", "--published", live.address)
    assert done.status == status, done.said
    assert tree(tiny) == before


@pytest.mark.parametrize(
    "address", ["http://example.com/policies", "ftp://127.0.0.1/", "https:///policies", "http://[::1", "https://a b/"]
)
def test_only_a_safe_address_is_read(tiny: Path, policy: Policy, address: str) -> None:
    refused(policy, tiny, "ddress", "build", "--published", address, status=2)


def test_nobody_is_led_away_from_https(tiny: Path, policy: Policy, live: Web) -> None:
    live.leads = "http://example.com/policies.json"
    refused(policy, tiny, "a site is read over https", "build", "--published", live.address, status=2)


def test_nobody_is_led_to_another_site(tiny: Path, policy: Policy, live: Web) -> None:
    """Before: a list of another host counted as that of this one, over HTTPS too."""
    live.leads = live.address.replace("127.0.0.1", "localhost") + "/policies.json"
    refused(policy, tiny, "this leads to another site, localhost", "build", "--published", live.address, status=2)
    request = urllib.request.Request("https://example.com/policies.json")
    led = web._NowhereElse().redirect_request  # noqa: SLF001
    for there in ("https://example.org/policies.json", "https://example.com:8443/policies.json"):
        with pytest.raises(PolicyError, match="this leads to another site"):
            led(request, io.BytesIO(), 302, "", Message(), there)
    assert led(request, io.BytesIO(), 302, "", Message(), "https://EXAMPLE.com:443/elsewhere.json")


def test_a_server_that_sends_a_letter_now_and_then_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before: each letter of the head of an answer started the time anew."""
    monkeypatch.setattr(web, "PAUSES", ())
    monkeypatch.setattr(web, "LONGEST", 0.2)
    monkeypatch.setattr(web, "PATIENCE", 0.2)
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            with server.accept()[0] as answer, contextlib.suppress(OSError):
                while not stop.wait(0.05):
                    answer.sendall(b"H")

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(PolicyError, match="it takes longer than"):
            web.fetched(f"http://127.0.0.1:{server.getsockname()[1]}/", web.WebLine(time.monotonic, time.sleep))
        stop.set()
        thread.join()


def test_another_page_in_its_place_is_no_list(tiny: Path, policy: Policy, live: Web) -> None:
    """A host that answers everything with its start page publishes nothing by that."""
    publish(tiny)
    (tiny / "site" / INDEX).write_text("<!doctype html><title>Welcome</title>")
    refused(policy, tiny, "is not the list of a site's policies", "build", "--published", live.address, status=2)


def test_a_list_that_is_far_too_large_is_not_read(
    tiny: Path, policy: Policy, live: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tiny)
    monkeypatch.setattr(web, "MOST_BYTES", 10)
    refused(policy, tiny, "is it the right address?", "build", "--published", live.address, status=2)


def test_a_broken_list_of_the_site_is_not_replaced(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    (tiny / "site" / NAME / LIST).write_text("{}")
    refused(policy, tiny, "not a list of versions", "build")


@pytest.mark.parametrize("settings", ["exclude_docs: |\n  **/notice/\n", "exclude_docs: terms/index.md\n"])
@pytest.mark.slow
def test_no_setting_of_the_engine_leaves_a_notice_out(tiny: Path, policy: Policy, settings: str) -> None:
    """Before: two lines in mkdocs.yml, and the site had no notice page; only a look would have found it.

    The engine is given finished pages now, which no such setting leaves out.
    """
    announced(tiny, policy)
    with (tiny / "mkdocs.yml").open("a") as file:
        file.write(f"\n{settings}")
    assert policy("build").status == 0
    assert "data-notice=" in (tiny / "site" / NAME / "index.html").read_text()
    assert "data-notice=" in (tiny / "site" / NAME / "notice/index.html").read_text()


@pytest.mark.slow
def test_a_template_that_leaves_a_notice_out_stops_the_build(tiny: Path, policy: Policy) -> None:
    """Before: an overridden template without the body, and the site had no notice."""
    announced(tiny, policy)
    (tiny / "site_overrides/main.html").write_text('{% extends "base.html" %}{% block container %}{% endblock %}')
    done = policy("build")
    assert (done.status, "the notice is not on this page" in done.err) == (1, True), done.said
    assert not (tiny / "site").exists()


# 4. Import: what would be in force from now on is a change like any other.

OLD = "# Rules\n\n## Selling\n\nWe never sell your data.\n"
NEW = "# Rules\n\n## Selling\n\nWe sell your data.\n"


def bring(tiny: Path, policy: Policy, text: str, effective: str, at: str, name: str = "rules") -> str:
    (tiny / f"{effective}.md").write_text(text)
    words = ("--as-version", "--effective", effective, "--now", f"{at}T12:00:00+00:00")
    done = policy("import", f"{effective}.md", "--brand", "tiny", "--policy", name, *words)
    return "" if done.status == 0 else done.err


def test_a_text_that_is_brought_does_not_replace_the_one_in_force(tiny: Path, policy: Policy) -> None:
    """Before: `import --as-version` put another text into force on the day before, with nobody told."""
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-11-20")
    says = bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")
    assert "2026-11-30.md would be in force since 2026-11-30, later than version 1, and says something else" in says
    assert "policy freeze tiny/rules" in says
    assert bring(tiny, policy, NEW, "2025-06-01", "2026-12-01")  # said to be older
    assert not (tiny / "policy_source/tiny/rules/versions/v002.md").exists()
    assert not bring(tiny, policy, OLD, "2026-11-30", "2026-12-01")  # the same text adds nothing
    assert not (tiny / "policy_source/tiny/rules/versions/v002.md").exists()


def test_nor_on_the_same_day_once_a_site_shows_it(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-12-01")
    publish(tiny)
    assert "that is a change of the policy" in bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")


def test_nor_where_the_draft_is_taken_away_and_a_site_shows_it(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-11-20")
    publish(tiny)
    shutil.rmtree(tiny / "policy_source/tiny/rules/sections")
    (tiny / "policy_source/tiny/rules/policy.yml").unlink()
    assert "that is a change of the policy" in bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")


def test_a_folder_does_not_either(tiny: Path, policy: Policy) -> None:
    (tiny / "past").mkdir()
    (tiny / "past/2025-01-15.md").write_text(OLD)
    words = ("--as-versions", "past", "--brand", "tiny", "--policy", "rules")
    assert policy("import", *words, "--now", "2026-11-20T12:00:00+00:00").status == 0
    (tiny / "past/2026-11-30.md").write_text(NEW)
    done = policy("import", *words)
    assert (done.status, "that is a change of the policy" in done.err) == (1, True), done.said


def test_the_past_is_brought_in_one_go(tiny: Path, policy: Policy) -> None:
    """Near misses: one after the other on one day; an import that was interrupted."""
    assert not bring(tiny, policy, OLD, "2020-01-01", "2026-12-01")
    assert not bring(tiny, policy, NEW, "2025-01-15", "2026-12-01")
    (tiny / "past").mkdir()
    (tiny / "past/2019-01-01.md").write_text(OLD)
    words = ("--as-versions", "past", "--brand", "tiny", "--policy", "others")
    assert policy("import", *words, "--now", "2026-11-30T12:00:00+00:00").status == 0
    shutil.rmtree(tiny / "policy_source/tiny/others/sections")  # as if the first run had been killed
    (tiny / "policy_source/tiny/others/policy.yml").unlink()
    (tiny / "past/2025-01-01.md").write_text(NEW)
    assert policy("import", *words).status == 0


def test_a_past_that_a_site_does_not_know_is_not_published(tiny: Path, policy: Policy) -> None:
    assert not bring(tiny, policy, OLD, "2025-01-15", "2026-12-01")
    publish(tiny)
    shutil.move(tiny / "site", tiny / "live")
    assert not bring(tiny, policy, NEW, "2026-11-30", "2026-12-01")
    refused(policy, tiny, "would apply since 2026-11-30", "build", "--published", "live")


def test_a_past_text_that_is_added_later_is_nothing_to_build_on(tiny: Path, policy: Policy) -> None:
    """A text from before version 1, with other facts and the draft's own words, added while the draft is changed.

    Neither the draft's changes nor the notice of them are measured by it, before or after.
    """
    keep(tiny, "account", 9)
    open_before = policy("diff", NAME).out
    words = ("--brand", "tiny", "--policy", "terms", "--as-version", "--effective")
    (tiny / "past.md").write_text("# Terms\n\n## What is kept\n\nYour account for 9 years.\n\nChanges apply at once.\n")
    assert policy("import", "past.md", *words, "2019-01-01").status == 0
    assert policy("diff", NAME).out == open_before
    sealed(policy, NAME)
    record = project.load(ROOT_OF).policy(NAME).record(3)
    assert record
    assert (record.level, record.parent) == (Level.MATERIAL, 1)
    refused(
        policy,
        tiny,
        "and version 1 of this policy was sealed from its draft",
        "import",
        "past.md",
        *words,
        "2026-11-30",
    )


# 3. Translations: the same facts, no earlier than their original, and lowered only where that changed nothing.


@pytest.fixture
def both(tiny: Path, policy: Policy) -> Path:
    """The small policy and its French translation, both in force."""
    translate(tiny)
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    return tiny


def keep_both(both: Path, years: int) -> None:
    keep(both, "account", years)
    path = both / THEIRS
    path.write_text(path.read_text().replace("account, keep: 3 years", f"account, keep: {years} years"))


def levels(policy: Policy, name: str) -> dict[str, str]:
    """Return for each change of a draft by what rule it has its level."""
    listed = json.loads(policy("decide", name, "--list", "--format", "json").out)
    return {one["rule"]: one["level"] for one in listed}


def test_a_policy_with_versions_becomes_a_translation_with_notice(tiny: Path, policy: Policy) -> None:
    """Before: one line in policy.yml, and its wording could be changed without notice from then on."""
    translate(tiny)
    sheet = tiny / FRENCH / "policy.yml"
    edit(sheet, "translation_of: terms\n", "")
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    edit(sheet, "language: fr\n", "language: fr\ntranslation_of: terms\n")
    assert levels(policy, OTHER) == {"translation": "material"}
    why = ("--level", "editorial", "--because", "It says the same as before.", "--by", "a-moreau")
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    done = policy("decide", OTHER, change, *why, "--approved-by", "k-lind", "--basis", "A letter")
    assert (done.status, "nobody can lower this" in done.err) == (1, True), done.said
    assert policy("freeze", OTHER, "--yes").status == 0
    assert "level: material" in (tiny / FRENCH / "notices/v002.yml").read_text()
    assert policy("check").status == 0
    assert levels(policy, OTHER) == {}
    edit(sheet, "translation_of: terms\n", "")
    assert levels(policy, OTHER) == {"translation": "material"}  # and back


def test_a_translation_does_not_apply_before_its_original(both: Path, policy: Policy) -> None:
    """Before: the French text of a version was in force 32 days before the original."""
    keep_both(both, 5)
    sealed(policy, NAME)
    sealed(policy, OTHER)
    assert policy("approve", OTHER, "--by", "k-lind").status == 0
    words = ("announce", OTHER, *TOLD)
    refused(policy, both, "version 2 of tiny/terms, which it translates, has no day yet", *words)
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    assert policy("announce", NAME, *TOLD, "--effective", "2027-02-01").status == 0
    refused(policy, both, "which it translates, applies from 2027-02-01", *words, "--effective", "2027-01-11")
    hurry = ("--exception", "legal_obligation", "--basis", "an order", "--approved-by", "k-lind", "--breaks-promise")
    refused(policy, both, "which it translates, applies from 2027-02-01", *words, *hurry)
    done = policy(*words)
    assert (done.status, "2027-02-01" in done.out) == (0, True), done.said


def told_of_both(both: Path, policy: Policy) -> None:
    keep_both(both, 5)
    for name in (NAME, OTHER):
        sealed_and_announced(policy, name, effective="2027-02-01")
        notified(ROOT_OF, name)


def test_an_original_that_is_postponed_holds_its_translation_up(both: Path, policy: Policy) -> None:
    told_of_both(both, policy)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau")
    assert policy("postpone", NAME, *why, "--to", "2027-03-01").status == 0
    done = policy("check")
    assert (done.status, "applies from 2027-03-01" in done.out) == (0, True), done.said
    day = ("--now", "2027-02-01T12:00:00-05:00")
    refused(policy, both, "applies from 2027-03-01", "build", *day)
    done = policy("due", OTHER, *day)
    assert (done.status, "before its original" in done.out) == (1, True), done.said
    edit(both / FRENCH / "policy.yml", "translation_of: terms\n", "")
    refused(policy, both, "applies from 2027-03-01", "build", *day)  # what it translates stands in its seal
    edit(both / FRENCH / "policy.yml", "language: fr\n", "language: fr\ntranslation_of: terms\n")
    assert policy("postpone", OTHER, *why).status == 0
    assert policy("check", *day).status == 0


def test_an_original_that_is_taken_back_holds_its_translation_up(both: Path, policy: Policy) -> None:
    told_of_both(both, policy)
    why = ("--because", "The letters could not be printed in time.", "--by", "a-moreau")
    assert policy("withdraw", NAME, *why).status == 0
    day = ("--now", "2027-02-01T12:00:00-05:00")
    refused(policy, both, "was taken back", "build", *day)
    assert policy("withdraw", OTHER, *why, *day).status == 0
    assert policy("check", *day).status == 0


def test_a_first_translation_waits_for_its_original(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    translate(tiny)
    for when in ((), ("--effective", "2025-01-15"), ("--effective", "unknown"), ("--effective", "2027-02-01")):
        refused(policy, tiny, "which it translates, applies from 2027-02-01", "freeze", OTHER, "--yes", *when)


def test_wording_is_lowered_only_where_the_original_changed_nothing(both: Path, policy: Policy) -> None:
    """Before: any other words of a translation were editorial, by a rule that nobody could see."""
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    assert levels(policy, OTHER) == {"suggested": "material"}
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    say = ("decide", OTHER, change, "--because", "It says the same as before.", "--by", "a-moreau")
    lower = (*say, "--level", "editorial", "--approved-by", "k-lind")
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    refused(policy, both, "nobody may say less than material", *lower)
    sealed(policy, NAME, level="minor")
    refused(policy, both, "nobody may say less than material", *lower)
    refused(policy, both, "nobody may say less than material", *say, "--level", "minor", "--approved-by", "k-lind")
    assert policy("freeze", OTHER, "--yes").status == 0
    assert "level: material" in (both / FRENCH / "notices/v002.yml").read_text()


def test_wording_is_lowered_where_the_original_changed_nothing(both: Path, policy: Policy) -> None:
    """The near miss."""
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    sealed(policy, OTHER, level="editorial")
    edit(both / THEIRS, "avec soin", "bien")
    sealed(policy, OTHER, level="minor", at=LATER)
    assert policy("check", "--now", LATER).status == 0


def test_a_comma_first_does_not_use_up_the_change_of_the_original(both: Path, policy: Policy) -> None:
    """Before: a translation with a comma “translated” the new original; the rest was its own mend after that."""
    edit(both / KEPT, "It's filed by hand.", "We file all of it with care.")
    sealed(policy, NAME, level="minor")
    edit(both / THEIRS, "Vos commandes.", "**Vos** commandes.")  # a law clears it
    sealed(policy, OTHER)
    assert "level: editorial" in (both / FRENCH / "notices/v002.yml").read_text()
    edit(both / THEIRS, "à la main par nos soins", "par nos mains, avec soin")
    change = json.loads(policy("decide", OTHER, "--list", "--format", "json").out)[0]["id"]
    why = ("--because", "It says the same as before.", "--by", "a-moreau", "--approved-by", "k-lind")
    refused(policy, both, "nobody may say less than material", "decide", OTHER, change, "--level", "minor", *why)


@pytest.mark.slow
def test_both_pages_say_what_applies(both: Path, policy: Policy) -> None:
    keep_both(both, 5)
    for name, day in ((NAME, "2027-02-01"), (OTHER, "2027-02-15")):
        sealed_and_announced(policy, name, effective=day)
        notified(ROOT_OF, name)
    loaded = project.load(ROOT_OF)
    at = {
        day: datetime.datetime.fromisoformat(f"{day}T12:00:00-05:00")
        for day in ("2027-01-31", "2027-02-03", "2027-02-15")
    }
    for day, now in at.items():
        pages = {page.address: markdown(page) for page in compiled(building.standing(loaded, now))}
        words = [re.sub(r"<[^>]+>", "", pages[address]) for address in ("tiny/terms/", "tiny/conditions/")]
        theirs = "the translation of version 1 still applies; this is version 2, in force since February 1, 2027"
        own = "version 2 applies since 1 février 2027. This text is the translation of version 1."
        assert (theirs in words[0], own in words[1]) == (day == "2027-02-03",) * 2
        if day == "2027-02-03":
            assert "The translation of version 2 applies there from February 15, 2027." in words[0]
            assert "The translation of version 2 applies here from 15 février 2027." in words[1]


# 1. Whatever prints on a page is judged.

SHEET = f"{FOLDER}/policy.yml"
BRAND = "policy_source/tiny/brand.yml"
CLAUSE = "policy_source/shared/law.md"
ASKED = f"{FOLDER}/sections/asked.md"


@pytest.fixture
def printed(tmp_path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small policy with all that can print: subtitle, outline, values of the brand, a shared clause."""
    made(tmp_path)
    edit(tmp_path / BRAND, "unreached", "values:\n  fee: 5 dollars\nlegal_name: Tiny Ltd\nunreached")
    edit(tmp_path / SHEET, "title: Terms", "title: Terms\nsubtitle: We never sell your data")
    edit(tmp_path / SHEET, "[kept, asked]", "[kept, asked, sold, never, shared/law]")
    edit(
        tmp_path / KEPT,
        "It's filed by hand.",
        "It costs {{ brand.values.fee }} at {{ brand.name }} ({{ brand.legal_name }}).",
    )
    folder = tmp_path / FOLDER / "sections"
    (folder / "sold.md").write_text("---\ntype: other\ntitle: Selling\nlevel: 3\n---\nData sold to partners.\n")
    (folder / "never.md").write_text("---\ntype: other\ntitle: What we never do\n---\nNone of it:\n")
    (tmp_path / CLAUSE).parent.mkdir()
    (tmp_path / CLAUSE).write_text("---\ntype: other\ntitle: Law\n---\nThe courts of Delft decide.\n")
    monkeypatch.chdir(tmp_path)
    assert policy("freeze", NAME, "--yes", "--effective", "2025-01-15").status == 0
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SHEET, "We never sell your data", "We sell your data"),
        (SHEET, "subtitle: We never sell your data\n", ""),
        (SHEET, "title: Terms", "title: Terms for adults"),
        (SHEET, "kind: terms", "kind: other"),
        (SHEET, "language: en", "language: fr"),
        (SHEET, "asked, sold, never,", "asked, never, sold,"),  # another parent
        (SHEET, "asked, sold, never, shared/law", "asked, sold, shared/law, never"),  # another lead-in
        (f"{FOLDER}/sections/sold.md", "level: 3\n", ""),
        (f"{FOLDER}/sections/never.md", "What we never do", "What we do"),
        (f"{FOLDER}/sections/never.md", "type: other", "type: security"),
        (KEPT, "title: What is kept\n", ""),
        (BRAND, "5 dollars", "50 dollars"),
        (BRAND, "name: Tiny\n", "name: Giant\n"),
        (BRAND, "Tiny Ltd", "Giant Inc"),
        (CLAUSE, "Delft", "Elsewhere"),
        (CLAUSE, "title: Law", "title: Lawless"),
        (ASKED, "356-6726", "356-6727"),
    ],
)
def test_whatever_prints_is_judged(printed: Path, policy: Policy, file: str, old: str, new: str) -> None:
    """Before: a section came under another lead-in by law L9, which is editorial; all others were judged."""
    edit(printed / file, old, new)
    listed = json.loads(policy("diff", NAME, "--format", "json").out)
    assert json.dumps(listed).count('"level": "material"'), listed


@pytest.mark.parametrize(
    "end", ["We never do any of these:", "Under no circumstances will we engage in", "**We never do**", "### Never", ""]
)
def test_a_section_does_not_come_under_another_lead_in(tiny: Path, policy: Policy, end: str) -> None:
    folder = tiny / FOLDER / "sections"
    (folder / "first.md").write_text(f"---\ntype: other\ntitle: Collecting\n---\nWe collect names.\n\n{end}\n")
    (folder / "second.md").write_text("---\ntype: other\ntitle: Selling your data\n---\nData sold to partners.\n")
    edit(tiny / SHEET, "[kept, asked]", "[kept, asked, first, second]")
    sealed(policy, NAME, "--effective", "2026-12-02", level="minor")
    edit(tiny / SHEET, "first, second", "second, first")
    (change,) = json.loads(policy("decide", NAME, "--list", "--format", "json").out)
    assert change["level"] == ("material" if end else "editorial")


def test_the_legal_name_for_programs_is_that_of_the_text(tiny: Path) -> None:
    """Before: `legal_name` of brand.yml stood in the linked data of every page at once, whatever the text said."""
    edit(tiny / BRAND, "unreached", "legal_name: Giant Inc\nunreached")
    published = building.standing(project.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    pages = described(compiled(published), published)
    assert not any("Giant Inc" in markdown(page) for page in pages)


# 6. Takedown: what is removed was known before, and what is sealed upon it is material.


def take_down_by_hand(tiny: Path, *, digest: str = "", days: int = 30) -> None:
    """Remove the text in force, and write what `policy takedown` would have written of a past one."""
    path = tiny / FOLDER / "versions/v001.md"
    was = re.search(r"digest: (\S+)", path.read_text())
    assert was
    path.unlink()
    stone = tiny / FOLDER / "takedowns/v001.yml"
    stone.parent.mkdir()
    stone.write_text(
        f"version: 1\ndigest: {digest or was[1]}\nprevious: none\nrecorded: '2026-12-01'\norigin: drafted\n"
        "effective: '2025-01-15'\ntitle: Terms\nkind: terms\nlanguage: en\n"
        f"notice:\n  days: {days}\n  channels:\n  - email\n  - site\n  audience: everyone_with_data_and_email\n"
        "  favourable_changes: material\n"
        "basis: Order 12/2026 of the court\nby: a-moreau\napproved_by: k-lind\ndate: '2026-12-01'\n"
    )


def test_the_text_in_force_is_not_removed_to_seal_another(tiny: Path, policy: Policy) -> None:
    """Before: `freeze` took the file for what it said, and the promise that stood in it for the one to keep."""
    take_down_by_hand(tiny, days=1)
    keep(tiny, "account", 1)
    refused(policy, tiny, "only the text of a superseded or withdrawn version can be removed", "freeze", NAME, "--yes")


def test_a_version_sealed_after_its_base_was_removed_is_material(tiny: Path, policy: Policy) -> None:
    """Before: nothing could be compared, so the record said what it liked."""
    minor(tiny, policy)
    text = tiny / FOLDER / "versions/v002.md"
    publish(tiny)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--now", LATER).status == 0  # its changes were sealed before
    edit(text, "recorded: '2026-12-01'", "recorded: '2026-12-12'")
    sealed_again = unsealed_digest(text)
    edit(tiny / RECORD, re.findall(r"digest: (\S+)", (tiny / RECORD).read_text())[0], sealed_again)
    edit(tiny / RECORD, "effective: '2026-12-01'", "effective: '2026-12-12'")
    done = policy("check", "--now", "2026-12-20T12:00:00Z")
    assert (done.status, "says editorial, the changes of version 2 are material" in done.out) == (1, True), done.said


def unsealed_digest(text: Path) -> str:
    """Write the digest of an edited sealed file into it, as a forger would, and return it."""
    lines = text.read_text().split("\n")
    sealed_digest = digest("\n".join([lines[0], *lines[2:]]).encode())
    lines[1] = f"digest: {sealed_digest}"
    text.write_text("\n".join(lines))
    return sealed_digest


def test_a_removed_version_is_one_that_was_published(tiny: Path, policy: Policy) -> None:
    """Before: the record of a takedown could name any version that never was."""
    minor(tiny, policy)
    publish(tiny)
    order = ("--basis", "Order 12/2027 of the court", "--by", "a-moreau", "--approved-by", "k-lind", "--now", LATER)
    assert policy("takedown", NAME, "--version", "1", *order).status == 0
    assert policy("check", "--published", "site", "--now", LATER).status == 0
    stone = tiny / FOLDER / "takedowns/v001.yml"
    was = stone.read_text()
    for old, new in (("2025-01-15", "2025-06-01"), ("origin: drafted", "origin: imported")):
        edit(stone, old, new)
        refused(policy, tiny, "is published", "build", "--now", LATER)
        stone.write_text(was)
    shutil.rmtree(tiny / "site")
    refused(policy, tiny, "nothing published shows which version that was", "build", "--now", LATER)


# 10. What a draft is for: the announced text mended, or a later change; and the way back.


def test_a_mended_announced_text_is_asked_about(tiny: Path, policy: Policy) -> None:
    """Before: it was sealed as a later version, and the announced text took effect with its mistake."""
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    refused(
        policy,
        tiny,
        "in its place: policy freeze tiny/terms --revises 2; a change upon it: --on 2",
        "freeze",
        NAME,
        "--yes",
    )
    assert policy("freeze", NAME, "--yes", "--on", "2").status == 0
    (tiny / FOLDER / "versions/v003.md").unlink()
    (tiny / FOLDER / "notices/v003.yml").unlink()
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0


@pytest.mark.parametrize(("typed", "status", "key"), [("r", 0, "revises: 2"), ("o", 0, ""), ("x", 1, "")])
def test_on_a_terminal_a_key_answers(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, typed: str, status: int, key: str
) -> None:
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    monkeypatch.setattr("generator.cli.sealing.asks", lambda: True)
    monkeypatch.setattr("generator.cli.sealing.key", lambda: typed)
    done = policy("freeze", NAME, "--yes")
    assert (done.status, "it takes the place of version 2 (--revises 2)" in done.out) == (status, True), done.said
    record = tiny / FOLDER / "notices/v003.yml"
    assert record.exists() == (status == 0)
    assert not key or key in record.read_text()


def test_a_change_that_readers_are_told_of_needs_no_question(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    keep(tiny, "orders", 9)
    assert policy("freeze", NAME, "--yes").status == 0


def test_nothing_follows_a_version_that_was_never_announced(tiny: Path, policy: Policy) -> None:
    """Before: `--on 2` sealed it, and every later build failed."""
    keep(tiny, "account", 5)
    sealed(policy, NAME)
    edit(tiny / KEPT, "It's", "It’s")
    says = "announce it first (`policy announce tiny/terms --version 2`), or let this one take its place: --revises 2"
    refused(policy, tiny, says, "freeze", NAME, "--yes", "--on", "2")
    assert policy("freeze", NAME, "--yes", "--revises", "2").status == 0


def test_a_draft_is_compared_with_the_version_that_is_named(tiny: Path, policy: Policy) -> None:
    announced(tiny, policy)
    edit(tiny / KEPT, "It's", "It’s")
    counts = [
        len(json.loads(policy("diff", NAME, *words, "--format", "json").out)[0]["changes"])
        for words in ((), ("--on", "1"), ("--revises", "2"))
    ]
    assert counts[0] < counts[1] == counts[2]
    assert policy("diff", "--on", "1").status == 2


def test_a_version_is_put_back_into_the_draft(tiny: Path, policy: Policy) -> None:
    before = tree(tiny / FOLDER / "sections")
    keep(tiny, "account", 5)
    (tiny / FOLDER / "sections/more.md").write_text("---\ntype: other\ntitle: More\n---\nMore of it.\n")
    (tiny / ASKED).rename(tiny / FOLDER / "sections/contact.md")
    edit(tiny / FOLDER / "sections/contact.md", "title:", "was: asked\ntitle:")
    edit(tiny / SHEET, "[kept, asked]", "[kept, contact, more]")
    refused(policy, tiny, "changes that no version has, and they would be lost", "restore", NAME, "1")
    sealed(policy, NAME)
    done = policy("restore", NAME, "1")
    assert (done.status, "holds version 1 again" in done.out) == (0, True), done.said
    assert tree(tiny / FOLDER / "sections").keys() == before.keys()
    assert "{{ facts.retention.account.keep }}" in (tiny / KEPT).read_text()
    assert "was: contact" in (tiny / ASKED).read_text()
    assert policy("check").status == 0
    assert json.loads(policy("diff", NAME, "--on", "1", "--format", "json").out)[0]["changes"] == []
    assert policy("restore", NAME, "2").status == 0
    assert json.loads(policy("diff", NAME, "--on", "1", "--revises", "2", "--format", "json").out)[0]["changes"]
    refused(policy, tiny, "there is no version 7", "restore", NAME, "7")


def test_values_that_are_others_today_are_put_back_as_words(tiny: Path, policy: Policy) -> None:
    edit(tiny / KEPT, "by hand", "by {{ brand.name }}")
    sealed(policy, NAME, level="minor")
    edit(tiny / BRAND, "name: Tiny\n", "name: Giant\n")
    done = policy("restore", NAME, "2", "--discard")
    assert (done.status, "Values stand as words in: kept" in done.out) == (0, True), done.said
    assert "by Tiny" in (tiny / KEPT).read_text()
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []


# 13. A stale site says so, to whoever runs it and to whoever reads it.


def test_a_site_that_is_older_than_the_text_in_force_is_a_duty(tiny: Path, policy: Policy, live: Web) -> None:
    """Before: “changes on February 1” stood there on 10 February, and nothing noticed."""
    announced_again(tiny, policy)
    publish(tiny)
    duty = "Version 2 applies since 2027-02-01, and"
    for where in ((), ("--published", "site"), ("--published", live.address)):
        for day, late in (("2027-01-31", False), ("2027-02-01", True), ("2027-02-10", True)):
            done = policy("due", NAME, *where, "--format", "json", "--now", f"{day}T12:00:00-05:00")
            said = [one["what"] for one in json.loads(done.out) if one["what"].startswith(duty)]
            assert bool(said) == late, (where, day)
            assert not late or done.status == 1
    publish(tiny, "2027-02-01T12:00:00-05:00")
    assert duty not in policy("due", NAME, "--now", "2027-02-10T12:00:00-05:00").out


def test_a_page_carries_the_moment_after_which_it_is_stale(tiny: Path, policy: Policy) -> None:
    announced_again(tiny, policy)
    published = building.standing(project.load(ROOT_OF), datetime.datetime.fromisoformat(NOW))
    for page in compiled(published):
        assert 'data-passes="2027-02-01T05:00:00Z"' in markdown(page), page.address
    after = building.standing(project.load(ROOT_OF), datetime.datetime.fromisoformat("2027-02-01T12:00:00-05:00"))
    assert not any("data-passes" in markdown(page) for page in compiled(after))
    assert tiny.is_dir()


# 11. Every language that the calendars' data knows, and every later edition of that data.


@pytest.mark.slow
def test_a_policy_is_announced_in_every_language(tiny: Path, policy: Policy) -> None:
    """Before: those that write a narrow space before the word for “year” could not be: ru, uk, bg, kk, mk, be, mn."""
    announced(tiny, policy)
    item = project.load(ROOT_OF).policy(NAME)
    record = item.record(2)
    assert record
    day = datetime.date(2027, 2, 1)
    for language in sorted({name.partition("_")[0] for name in locale_identifiers()}):
        version = item.version(2)
        spoken = replace(version, document=replace(version.document, language=language))
        said = replace(item, versions=(item.versions[0], spoken))
        words = next_notice.words_of(next_notice.message_of(said, record, day)).decode()
        assert not told_days.names_another(words, day, language, datetime.date(2026, 12, 1)), language
        other = datetime.date(2029, 2, 1)  # as a hand would edit the record
        assert told_days.names_another(words, other, language, datetime.date(2026, 12, 1)), language


@pytest.mark.parametrize("language", ["ru", "uk", "bg", "kk", "mk", "be", "mn"])
def test_the_commands_announce_it(tiny: Path, policy: Policy, language: str) -> None:
    edit(tiny / SHEET, "language: en", f"language: {language}")
    sealed_and_announced(policy, NAME, effective="2027-02-01")
    assert policy("check").status == 0
    edit(tiny / RECORD, "effective: '2027-02-01'", "effective: '2027-01-01'")
    assert "readers were told of another day than 2027-01-01" in policy("check").out


def test_a_later_edition_of_the_data_makes_no_error(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced(tiny, policy)
    monkeypatch.setattr(told_days, "in_words", lambda day, _: f"the {day.day}th of month {day.month}, {day.year}")
    assert policy("check").status == 0
    edit(tiny / RECORD, "effective: '2027-02-01'", "effective: '2027-02-27'")
    assert policy("check").status == 1


# 5. Ending a policy: a material change with notice; its archive stays.


def test_a_policy_is_retired_with_notice(tiny: Path, policy: Policy) -> None:
    publish(tiny)
    says = "the earliest day is 2027-01-01, if everybody is told today"
    refused(policy, tiny, says, "retire", NAME, "--on", "2026-12-24")
    done = policy("retire", NAME, "--on", "2027-02-01")
    assert (done.status, "the record keeps the day: 2027-02-01" in done.out) == (0, True), done.said
    assert "level: material\nends: '2027-02-01'\n" in (tiny / RECORD).read_text()
    assert policy("check").status == 0
    assert json.loads(policy("diff", NAME, "--format", "json").out)[0]["changes"] == []  # the draft says the same
    assert policy("approve", NAME, "--by", "k-lind").status == 0
    early = ("announce", NAME, *TOLD, "--effective", "2027-01-11")
    refused(policy, tiny, "this policy ends on 2027-02-01: that day was named", *early)  # before: nothing kept the day
    assert policy("announce", NAME, *TOLD).status == 0
    assert "effective: '2027-02-01'" in (tiny / RECORD).read_text()
    notified(ROOT_OF, NAME)
    day = "2027-02-01T12:00:00-05:00"
    assert policy("check", "--published", "site", "--now", day).status == 0
    published = building.standing(project.load(ROOT_OF), datetime.datetime.fromisoformat(day))
    pages = {page.address: markdown(page) for page in compiled(published)}
    assert "This policy no longer applies." in pages["tiny/terms/"]
    assert "Your account for 3 years." in pages["tiny/terms/versions/1/"]
    refused(policy, tiny, "says already that this policy ends", "retire", NAME, "--on", "2027-06-01")


def test_a_policy_that_ended_comes_back_with_notice(tiny: Path, policy: Policy) -> None:
    """Before: against the text of the end every change was new wording, which two people could lower at once."""
    assert policy("retire", NAME, "--on", "2027-02-01").status == 0
    told_to_readers(policy, NAME)
    notified(ROOT_OF, NAME)
    day = ("--now", "2027-02-02T12:00:00-05:00")
    assert policy("restore", NAME, "1").status == 0
    edit(tiny / KEPT, "It's filed by hand.", "We sell everything.")
    listed = json.loads(policy("decide", NAME, "--list", "--format", "json", *day).out)
    back = next(one["id"] for one in listed if one["rule"] == "policy-ended")
    why = ("--because", "It says the same as before.", "--by", "a-moreau", "--approved-by", "k-lind", *day)
    refused(policy, tiny, "nobody may say less than material", "decide", NAME, back, "--level", "minor", *why)
    others = [one["id"] for one in listed if one["id"] != back]
    assert policy("decide", NAME, *others, "--level", "editorial", "--basis", "A letter", *why).status == 0
    assert policy("freeze", NAME, "--yes", *day).status == 0
    assert "level: material\n" in (tiny / RECORD.replace("v002", "v003")).read_text()
    assert policy("check", *day).status == 0
    told_to_readers(policy, NAME, at=day[1])
    text = (tiny / FOLDER / "notices/v003-1.txt").read_text()
    assert "This policy had ended, and applies again." in text


def test_nothing_is_sealed_upon_a_text_that_is_in_force_no_more(tiny: Path, policy: Policy) -> None:
    """Before: `--on 1` with a comma was editorial, though it took back version 2; no site could be built then."""
    keep(tiny, "account", 5)
    sealed_and_announced(policy, NAME)
    notified(ROOT_OF, NAME)
    assert policy("restore", NAME, "1").status == 0
    minor_of_old = ("freeze", NAME, "--yes", "--on", "1", "--now", "2027-01-10T12:00:00-05:00")
    edit(tiny / KEPT, "It's", "It’s")
    refused(policy, tiny, "version 1 is in force no more: version 2 is, since 2027-01-04", *minor_of_old)


def test_nobody_lowers_that_a_policy_ends(tiny: Path, policy: Policy) -> None:
    folder = tiny / FOLDER / "sections"
    for path in folder.iterdir():
        path.unlink()
    (folder / "policy-ended.md").write_text("---\ntype: other\n---\nThis policy no longer applies.\n")
    edit(tiny / SHEET, "[kept, asked]", "[policy-ended]")
    listed = json.loads(policy("decide", NAME, "--list", "--format", "json").out)
    change = next(one["id"] for one in listed if one["section"] == "kept" and "section" in one["reason"])
    why = (
        "--because",
        "Nobody uses this any more.",
        "--by",
        "a-moreau",
        "--approved-by",
        "k-lind",
        "--basis",
        "A letter",
    )
    refused(policy, tiny, "nobody may say less than material", "decide", NAME, change, "--level", "minor", *why)


def test_the_end_is_said_in_the_language_of_the_text(tiny: Path, policy: Policy) -> None:
    translate(tiny)
    assert policy("freeze", OTHER, "--yes", "--effective", "2025-01-15").status == 0
    refused(policy, tiny, "it is not said in fr that the policy ends", "retire", OTHER, "--on", "2027-02-01")
    words = ("--words", "Ces conditions ne s'appliquent plus.")
    done = policy("retire", OTHER, "--on", "2027-02-01", *words)
    assert (done.status, "seal that one first" in done.err) == (1, True), done.said  # with its original
    assert policy("retire", NAME, "--on", "2027-02-01").status == 0
    assert policy("retire", OTHER, "--on", "2027-02-01", *words).status == 0


def test_what_is_not_sealed_is_not_lost_by_it(tiny: Path, policy: Policy) -> None:
    keep(tiny, "account", 5)
    refused(policy, tiny, "the draft is another text than version 1", "retire", NAME, "--on", "2027-02-01")


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_form_of_check_names_what_is_missing(tiny: Path, policy: Policy, form: str) -> None:
    announced(tiny, policy)
    publish(tiny)
    lost_version(tiny)
    done = policy("check", "--published", "site", "--format", form)
    assert (done.status, "would be missing" in done.out) == (1, True), done.said
    assert '"startLine": 0' not in done.out


ROW = continuity.ListedRow(
    number=2,
    digest="sha256:b",
    previous="sha256:a",
    phase=Phase.IN_FORCE,
    level=Level.MATERIAL,
    start=datetime.date(2026, 12, 1),
    notices=(("sha256:n", "2026-12-01"),),
    removed=False,
    withdrawn=False,
    fixed=("2026-10-01", "drafted"),
)
AHEAD = replace(ROW, phase=Phase.ANNOUNCED, start=datetime.date(2027, 2, 1))
LATER_NOTICE = (*ROW.notices, ("sha256:m", "2027-03-01"))
CONTINUED = [
    (ROW, {}, ""),
    (ROW, {"phase": Phase.SUPERSEDED}, ""),
    (ROW, {"removed": True, "phase": Phase.SUPERSEDED}, ""),
    (ROW, {"level": Level.CONSENT}, ""),
    (ROW, {"digest": "sha256:c"}, "another text"),
    (ROW, {"previous": "sha256:c"}, "another text"),
    (ROW, {"level": Level.MINOR}, "is published as material, here it is minor"),
    (ROW, {"start": datetime.date(2026, 12, 2)}, "with the day 2026-12-01"),
    (ROW, {"start": None}, "here it takes effect on no day"),
    (ROW, {"withdrawn": True}, "in force, and is withdrawn here"),
    (ROW, {"notices": ()}, "with a notice that its record doesn't have"),
    (ROW, {"notices": (("sha256:n", "2026-11-01"),)}, "with a notice that its record doesn't have"),
    (ROW, {"fixed": ("2026-10-01", "imported")}, "where it comes from was drafted, here it is imported"),
    (replace(ROW, removed=True), {"removed": False}, "removed by order, and its text is here"),
    (replace(ROW, withdrawn=True, phase=Phase.WITHDRAWN), {"withdrawn": False}, "is not withdrawn here"),
    (AHEAD, {"notices": LATER_NOTICE, "start": datetime.date(2027, 3, 1)}, ""),
    (AHEAD, {"withdrawn": True, "start": None, "phase": Phase.WITHDRAWN}, ""),
    (AHEAD, {"start": datetime.date(2027, 1, 1)}, "with the day 2027-02-01"),
    (replace(AHEAD, notices=()), {"start": datetime.date(2027, 3, 1)}, "with the day 2027-02-01"),
]


@pytest.mark.parametrize(("published", "here", "says"), CONTINUED)
def test_each_way_in_which_a_version_may_go_on(
    published: continuity.ListedRow, here: dict[str, object], says: str
) -> None:
    first = replace(ROW, number=1, digest="sha256:a", previous="none", phase=Phase.SUPERSEDED)
    day = datetime.date(2026, 12, 20)
    was = continuity.Listed("tiny/terms", day, (first, published), "site")
    now = continuity.Listed("tiny/terms", day, (first, replace(published, **here)))  # type: ignore[arg-type]
    found = [one.message for one in continuity.breaks(was, now, "policy_source")]
    assert [says in one for one in found] == ([True] if says else []), found


@pytest.mark.parametrize("compared", [False, True])
def test_ci_that_compares_with_nothing_is_warned(
    tiny: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch, *, compared: bool
) -> None:
    assert tiny.is_dir()
    made_of_nothing = building.Built((), (), compared=compared)
    monkeypatch.setattr(building, "build", lambda *_, **__: made_of_nothing)
    says = "nothing shows that this archive goes on from what is published"
    assert says not in policy("build").out
    monkeypatch.setenv("CI", "true")
    done = policy("build")
    assert (done.status, says in done.out) == (0, not compared), done.said


def test_a_record_goes_on_from_the_entry_that_was_published(tiny: Path, policy: Policy) -> None:
    """Evidence that is taken out again with its entry, as an earlier commit has the record."""
    announced(tiny, policy)
    was = (tiny / RECORD).read_text()
    notified(ROOT_OF, NAME)
    publish(tiny)
    assert policy("check", "--published", "site").status == 0
    (tiny / RECORD).write_text(was)
    assert policy("check").status == 0
    refused(policy, tiny, "an entry in the records of tiny/terms is published", "build")
