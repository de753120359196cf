"""What readers meet of a notice on the site, read back from the pages: it equals the record, and goes by itself."""

import datetime
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.commands import find_evidence
from generator.loading import policy_source
from generator.model.record import VersionRecord
from tests.conftest import NOW, Policy, edit
from tests.rendered import markdown
from tests.site.notice_readers import LATER, NAME, NEW, OLD, RETENTION, SECTIONS, WHY, longer, pages, record_of, shown
from tests.small import NO_WEB
from tests.steps import EDITOR, LAWYER, SUMMARY, announced, notified, published, sealed, sealed_and_announced

HOSTILE = 'We keep <script>x</script> & "[x](y)" {{ z }} for *you* `longer` than before.\n\nAnd <b onclick=x>so on</b>.'


def built(policy: Policy, now: str) -> dict[str, Element]:
    """Build the site and return the article of every page, by address."""
    done = policy("build", "--now", now)
    assert done.status == 0, done.said
    found = {}
    for path in sorted(Path("site").rglob("index.html")):
        address = path.parent.relative_to("site").as_posix()
        text = path.read_text()
        if 'http-equiv="refresh"' in text:  # a day leads to its version
            continue
        article = html5lib.parse(text, namespaceHTMLElements=False).find(".//article")
        assert article is not None, address
        found["" if address == "." else f"{address}/"] = article
    return found


def classed(article: Element, name: str) -> list[Element]:
    return [one for one in article.iter() if name in (one.get("class") or "").split()]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def times(element: Element) -> set[str]:
    return {one.get("datetime", "") for one in element.iter("time")}


def of_brand(found: dict[str, Element], brand: str = "gluptron") -> dict[str, Element]:
    return {address: article for address, article in found.items() if address.startswith(f"{brand}/")}


def is_quiet(found: dict[str, Element]) -> bool:
    """Return True if no page says that something is to come."""
    assert not [address for address in found if address.endswith(("/notice/", "/upcoming/"))]
    return not [
        one
        for article in found.values()
        for one in (*classed(article, "policy-banner"), *classed(article, "policy-change"))
    ]


def tells_of(found: dict[str, Element], record: VersionRecord) -> None:
    """Check that every page of the brand tells of what is to come, with the day and the digest of the record."""
    assert record.effective is not None
    own = of_brand(found)
    assert {f"{NAME}/", f"{NAME}/notice/", f"{NAME}/upcoming/", f"{NAME}/versions/", "gluptron/"} <= own.keys()
    for address, article in own.items():
        (banner,) = classed(article, "policy-banner")
        digests = [one.get("data-notice") for one in banner.iter() if one.get("data-notice")]
        assert digests == [record.notices[-1].digest], address
        assert "material" in words(banner), address
        if not address.endswith("/notice/"):
            coming = address.endswith("/upcoming/")
            said = "This text is not yet in force." if coming else "Privacy Policy changes on"
            assert times(banner) == {record.effective.isoformat()}, address
            assert said in words(banner), address
    assert not [one for article in of_brand(found, "sextrontgen").values() for one in classed(article, "policy-banner")]
    assert classed(found[""], "policy-banner") == []


@pytest.mark.usefixtures("both")
def test_pages_say_what_the_record_says(policy: Policy) -> None:
    assert is_quiet(built(policy, NOW))
    longer()
    sealed_and_announced(policy, NAME)
    found = built(policy, NOW)
    record = record_of()
    tells_of(found, record)
    assert words(found[f"{NAME}/"]).count(OLD) == 1
    assert NEW not in words(found[f"{NAME}/"])
    (mark,) = classed(found[f"{NAME}/"], "policy-change")
    assert times(mark) == {record.notices[0].effective.isoformat()} == {"2027-01-04"}
    assert words(mark) == "Changes on January 4, 2027 — read what changes"
    assert [a.get("href") for a in mark.iter("a")] == ["notice/#redline-data-retention-deletion"]
    upcoming = words(found[f"{NAME}/upcoming/"])
    assert NEW in upcoming
    assert "This text is not yet in force. It takes effect on January 4, 2027." in upcoming
    notice = words(found[f"{NAME}/notice/"])
    both = "maintained for [removed: 7][inserted: 9] years"
    for said in (SUMMARY, both, "January 4, 2027 (00:00, America/New_York)", "January 4, 2027, 05:00 (UTC)"):
        assert said in notice, said
    kept = [" ".join(part.split()) for part in record.notices[0].text.split("\n\n")]
    for part in (*kept[1:3], next(part for part in kept if "to object to a use" in part)):  # the e-mail says the same
        for sentence in re.split(r"(?<=\.) ", part):
            assert sentence in notice, sentence
    item = policy_source.load(Path("policy_source")).policy(NAME)
    evidence = find_evidence.find_evidence(
        item, record, find_evidence.NoticeLocation("site", NO_WEB), record.notices[0].at
    )
    assert (evidence.channel, evidence.notice) == ("site", record.notices[-1].digest)


def test_pages_follow_a_postponement_and_stop_on_the_day(project: Path, policy: Policy) -> None:
    longer()
    sealed_and_announced(policy, NAME)
    notified(project / "policy_source", NAME, at=LATER)
    words_of_postponing = ("--by", EDITOR, "--because", WHY, "--to", "2027-02-01", "--now", LATER)
    assert policy("postpone", NAME, *words_of_postponing).status == 0
    notified(project / "policy_source", NAME, at=LATER)  # of the new day, else it is held up
    found, record = built(policy, "2027-02-01T04:59:59+00:00"), record_of()
    tells_of(found, record)
    notice = words(found[f"{NAME}/notice/"])
    assert f"We had announced it for January 4, 2027. {WHY}" in notice
    assert "February 1, 2027 (00:00, America/New_York)" in notice
    assert times(classed(found[f"{NAME}/notice/"], "policy-facts")[0]) == {
        "2027-02-01T05:00:00Z",
        *(one.at.strftime("%Y-%m-%dT%H:%M:%SZ") for one in record.notices),
        *(one.effective.isoformat() for one in record.notices),
    }
    others = {address: one for address, one in of_brand(found).items() if not re.search("notice|changes/", address)}
    assert not [address for address, article in others.items() if "2027-01-04" in times(article)]

    found = built(policy, "2027-02-01T05:00:00+00:00")
    assert is_quiet(found)
    assert NEW in words(found[f"{NAME}/"])
    assert "February 1, 2027" in words(found[f"{NAME}/"])
    row = words(found[f"{NAME}/versions/"])
    for said in (
        SUMMARY,
        "announced on December 1, 2026",
        "by e-mail on December 5, 2026 (10 of 10 recipients reached)",
        "on this site on December 5, 2026",
        "58 days before it took effect",
    ):
        assert said in row, said
    given = words(found[f"{NAME}/versions/2/changes/"])
    for said in (
        *(one.digest for one in record.notices),
        record.digest,
        "A. Moreau",
        "K. Lind",
        f"from January 4, 2027 to February 1, 2027: {WHY}",
        "December 5, 2026, 07:00 (America/New_York)",
        "February 1, 2027, 58 days later (30 days were promised)",
    ):
        assert said in given, said


@pytest.mark.usefixtures("project")
def test_what_people_wrote_is_shown_as_text(policy: Policy) -> None:
    longer()
    sealed(policy, NAME)
    assert policy("approve", NAME, "--by", LAWYER).status == 0
    assert policy("announce", NAME, "--by", EDITOR, "--summary", HOSTILE).status == 0
    assert policy("withdraw", NAME, "--by", EDITOR, "--because", WHY, "--now", LATER).status == 0
    found = built(policy, LATER)
    for article in found.values():
        assert not [one for one in article.iter() if one.tag == "script" or one.get("onclick")]
    assert WHY in words(found[f"{NAME}/versions/2/"])
    for part in HOSTILE.split("\n\n"):
        assert part in words(found[f"{NAME}/versions/"])


@pytest.mark.usefixtures("project")
def test_page_notice_and_letter_draw_one_redline(policy: Policy) -> None:
    passage = "We share your progress with nobody else than the schools that teach the courses which you take here."
    sharing = SECTIONS / "data-sharing-third-parties.md"
    with sharing.open("a") as there:
        there.write(f"\n{passage}\n")
    published(Path("policy_source"), NAME, datetime.datetime.fromisoformat("2026-05-01T12:00:00+00:00"))
    edit(sharing, f"\n{passage}\n", "")
    with RETENTION.open("a") as here:
        here.write(f"\n{passage.replace('nobody', 'no one')}\n")
    edit(RETENTION, "professional development and", "[professional development](https://a.b/) and")
    sealed_and_announced(policy, NAME)
    found = pages()
    for address in ("notice/", "versions/3/changes/"):
        body = markdown(found[f"{NAME}/{address}"])
        for half, words in (
            ("after", "Moved here from “Data Sharing &amp; Third Parties”, edited"),
            ("before", "Moved to"),
        ):
            (note,) = re.findall(rf'id="([^"]+)" data-side="{half}".*?<a href="#([^"]+)">{words}', body)
            assert body.count(f'id="{note[1]}"') == 1, address
        redline = body[body.index("The text, with its changes") :]
        assert (
            "with <del><i>[removed: </i>nobody<i>]</i></del><ins><i>[inserted: </i>no one<i>]</i></ins> else" in redline
        )
        assert "(now a link)</span> and" in redline
    letter = " ".join(record_of(3).notices[0].text.split())
    assert "(moved here from “Data Sharing & Third Parties”, edited) We share your progress" in letter
    assert "with [-nobody-]{+no one+} else" in letter


@pytest.mark.usefixtures("project")
def test_what_changes_is_said_in_brief_wherever_readers_come_first(policy: Policy) -> None:
    edit(RETENTION, "Here's", "Here’s")
    # sealed with the places of filled words
    assert policy("freeze", NAME, "--yes", "--now", "2026-11-29T12:00:00+00:00").status == 0
    longer()
    for data, years in (("usage", 2), ("communications", 3), ("account", 3)):
        edit(RETENTION, f"data: [{data}], keep: {years} years", f"data: [{data}], keep: {years + 1} years")
    sealed_and_announced(policy, NAME)
    notified(Path("policy_source"), NAME)
    found = pages()
    said = {address: shown(markdown(found[address])) for address in ("gluptron/", f"{NAME}/", f"{NAME}/notice/")}
    for address in ("gluptron/", f"{NAME}/"):
        assert said[address].count("longer: ") == 3, address
        assert "And one more change." in said[address], address
    assert "And one more change." not in said[f"{NAME}/notice/"]
    assert "Changes on January 4, 2027" in shown(markdown(found[""]))
    later = pages("2027-01-04T05:00:00+00:00")
    for address in ("gluptron/", f"{NAME}/"):
        assert re.search(
            r"Last change, January 4, 2027 \(material change\): .* And one more change\.",
            shown(markdown(later[address])),
        )


@pytest.mark.usefixtures("project")
def test_what_needs_consent_begins_only_with_it(policy: Policy) -> None:
    edit(RETENTION, "resolve future issues", "solve future issues")
    sealed(policy, NAME, level="material+consent")
    announced(policy, NAME)
    found = pages()
    assert "part of it needs your consent" in shown(markdown(found["gluptron/"]))
    notice = shown(markdown(found[f"{NAME}/notice/"]))
    assert "What needs your consent begins only when you have given it." in notice
    assert "The same date holds for everybody." not in notice
    said = notice.partition("For these it does not:")[2]
    assert "The text changes: “resolve” becomes “solve”." in said  # before: the title of the section alone


@pytest.mark.usefixtures("project")
def test_the_new_text_and_the_notice_are_not_found_as_if_in_force(policy: Policy) -> None:
    longer()
    sealed_and_announced(policy, NAME)
    found = pages()
    assert "exclude: true" in markdown(found[f"{NAME}/upcoming/"])
    assert "robots: noindex" in markdown(found[f"{NAME}/upcoming/"])
    assert "exclude: true" in markdown(found[f"{NAME}/notice/"])
    assert "noindex" not in markdown(found[f"{NAME}/notice/"])
