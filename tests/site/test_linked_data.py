"""What pages say to programs, read back: schema.org, the Data Privacy Vocabulary, whole versions, site maps, robots."""

import csv
import datetime
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.loading import policy_source
from generator.publish.build import policies_today
from generator.site.feeds import dpv_terms
from generator.site.feeds.dpv import dpv
from generator.site.feeds.json_schemas import SCHEMAS
from generator.site.feeds.schema_org import described
from generator.site.page import Page
from generator.site.policy_on_day import PolicyOnDay
from tests.conftest import NOW, SHARED, Policy, edit
from tests.rendered import all_pages
from tests.site.page_head import head_of
from tests.site.published_files import feeds
from tests.steps import notified, sealed_and_announced

NAME = "gluptron/privacy"
KEEP = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
ROOT_ADDRESS = "https://example.com/legal/"
VALIDATORS = {name: jsonschema.Draft202012Validator(schema) for name, schema in SCHEMAS}
# Properties that schema.org gives to each type, of those that we use. Source: https://schema.org/version/29.3
CREATIVE = {"name", "description", "url", "inLanguage", "publisher", "hasPart", "about", "mainEntity"}
KNOWN = {
    "WebPage": CREATIVE,
    "CollectionPage": CREATIVE,
    "Organization": {"name", "legalName", "url"},
    "MediaObject": {"encodingFormat", "contentUrl"},
    "DigitalDocument": {
        *CREATIVE,
        "creativeWorkStatus",
        "dateModified",
        "datePublished",
        "encoding",
        "expires",
        "identifier",
        "isBasedOn",
        "temporalCoverage",
        "version",
    },
}


def items_at(now: str) -> list[PolicyOnDay]:
    """Return the policies on the day of an instant, from the folder of the test."""
    return policies_today(policy_source.load(Path("policy_source")), datetime.datetime.fromisoformat(now))


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield every node of JSON-LD, the outer ones first."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def pages_of(items: list[PolicyOnDay]) -> dict[str, Page]:
    return {page.address: page for page in described(all_pages(items), items)}


@pytest.fixture
def changed(project: Path, policy: Policy) -> None:
    """Announce a second version that takes effect on January 1, 2027."""
    edit(project / KEEP, "keep: 3 years, after", "keep: 5 years, after")
    sealed_and_announced(policy, NAME)
    notified(project / "policy_source", NAME)


@pytest.mark.usefixtures("changed")
def test_every_page_says_what_it_is_in_known_words() -> None:
    items = items_at(NOW)
    pages = pages_of(items)
    assert {"", "gluptron/", f"{NAME}/", f"{NAME}/upcoming/", f"{NAME}/notice/", f"{NAME}/versions/2/changes/"} <= {
        *pages
    }
    for address, page in pages.items():
        assert page.linked_data["@context"] == "https://schema.org", address
        for node in nodes(dict(page.linked_data)):
            unknown = node.keys() - KNOWN[node["@type"]] - {"@context", "@type", "@id"}
            assert not unknown, (address, unknown)


@pytest.mark.usefixtures("changed")
def test_dates_are_those_of_the_record() -> None:
    before, after = (pages_of(items_at(now)) for now in (NOW, "2027-03-01T12:00:00+00:00"))
    effective = items_at(NOW)[0].upcoming[0].start.isoformat()
    first: Any = before[f"{NAME}/"].linked_data["mainEntity"]
    assert (first["version"], first["datePublished"], first["dateModified"]) == ("1", "2025-01-15", "2025-01-15")
    assert (first["expires"], first["creativeWorkStatus"]) == (effective, "In force")
    coming: Any = before[f"{NAME}/upcoming/"].linked_data["mainEntity"]
    assert (coming["datePublished"], coming["dateModified"]) == ("2026-12-01", effective)
    assert coming["creativeWorkStatus"] == "Announced"
    assert coming["isBasedOn"]["identifier"] == first["identifier"]
    assert coming["isBasedOn"]["@id"] == "../versions/1/"
    second: Any = after[f"{NAME}/"].linked_data["mainEntity"]
    assert (second["version"], second["creativeWorkStatus"]) == ("2", "In force")
    assert second["temporalCoverage"] == f"{effective}/.."
    assert "expires" not in second
    old: Any = after[f"{NAME}/versions/1/"].linked_data["mainEntity"]
    assert old["creativeWorkStatus"] == "Superseded"
    assert old["temporalCoverage"].startswith("2025-01-15/")


def test_addresses_are_whole_where_the_brand_says_where_it_is(project: Path, policy: Policy) -> None:
    brand = project / "policy_source/gluptron/brand.yml"
    edit(brand, "timezone:", f"published_at: {ROOT_ADDRESS.rstrip('/')}\ntimezone:")
    assert policy("build").status == 0
    own = project / "site/gluptron"
    locations = {loc.text for loc in ET.parse(own / "sitemap.xml").iter() if loc.tag.endswith("loc")}  # noqa: S314
    assert {ROOT_ADDRESS, f"{ROOT_ADDRESS}privacy/"} <= locations
    assert not [address for address in locations if re.search("versions|upcoming|notice|compare", address or "")]
    assert (own / "robots.txt").read_text() == f"User-agent: *\nAllow: /\nSitemap: {ROOT_ADDRESS}sitemap.xml\n"
    assert "Sitemap:" in (project / "site/robots.txt").read_text()
    for path in sorted(own.rglob("index.html")):
        head = head_of(path)
        address = ROOT_ADDRESS + path.relative_to(own).as_posix().removesuffix("index.html")
        canonical = [link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"]
        said = [json.loads(one.text or "") for one in head.iter("script") if one.get("type") == "application/ld+json"]
        if said:
            assert canonical == [address]
            assert said[0]["url"] == address
            assert all(one["@id"].startswith(ROOT_ADDRESS) for one in nodes(said) if "@id" in one)
    graph = json.loads((own / "privacy/dpv.jsonld").read_text())
    assert graph["@context"]["@base"] == f"{ROOT_ADDRESS}privacy/dpv.jsonld"
    whole = json.loads((own / "privacy/versions/1.json").read_text())
    assert whole["text"] == f"{ROOT_ADDRESS}privacy/versions/1.md"
    assert whole["$schema"] == f"{ROOT_ADDRESS}schemas/version.schema.json"


@pytest.mark.usefixtures("changed")
def test_what_a_page_links_for_programs_is_there(project: Path, policy: Policy) -> None:
    assert policy("build").status == 0
    found = set()
    for path in sorted((project / "site/gluptron").rglob("index.html")):
        head = head_of(path)
        for link in head.iter("link"):
            if "alternate" in (link.get("rel") or "").split():
                target = (path.parent / (link.get("href") or "")).resolve()
                assert target.is_file(), (path, link.get("href"))
                found.add(target.name)
    assert {"feed.xml", "feed.json", "policy.json", "versions.json", "dpv.jsonld", "1.json", "2.json"} <= found


@pytest.mark.usefixtures("changed")
def test_a_whole_version_is_what_was_sealed(project: Path, policy: Policy) -> None:
    assert policy("build").status == 0
    folder = project / "site" / NAME / "versions"
    listed = json.loads((folder.parent / "versions.json").read_text())["versions"]
    for row, version in zip(listed, policy_source.load(Path("policy_source")).policy(NAME).versions, strict=True):
        path = folder / f"{version.number}.json"
        whole = json.loads(path.read_text())
        schema = (folder / whole["$schema"]).resolve()
        assert json.loads(schema.read_text()) == dict(SCHEMAS)["version.schema.json"]
        VALIDATORS["version.schema.json"].validate(whole)
        assert (folder / whole["text"]).is_file()
        assert {key: whole[key] for key in row if key != "text"} == {key: row[key] for key in row if key != "text"}
        sections = version.document.sections
        assert [one["text"] for one in whole["sections"]] == [one.text for one in sections]
        assert [one["facts"] for one in whole["sections"]] == [one.facts for one in sections]


@pytest.fixture(scope="module")
def kinds() -> dict[str, str]:
    """Each term of DPV 2.3 with its type, class or property."""
    path = SHARED / "vocab/dpv-2.3-terms.csv"
    if not path.is_file():
        pytest.skip("needs shared/vocab beside the project, which is not here")
    with path.open() as file:
        prefixes = {"sector-education": "edu"}
        return {
            f"{prefixes.get(row['vocabulary'], row['vocabulary'])}:{row['term']}": row["type"]
            for row in csv.DictReader(file)
        }


def test_every_term_in_the_tables_exists(kinds: dict[str, str]) -> None:
    tables = (vars(dpv_terms)[name] for name in vars(dpv_terms) if name.isupper() and name != "PREFIXES")
    terms = {term for table in tables for term in table.values()}
    assert len(terms) > 25
    assert terms <= kinds.keys()


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("now", [NOW, "2027-03-01T12:00:00+00:00"])
def test_facts_are_said_in_the_vocabulary(kinds: dict[str, str], now: str) -> None:
    for item in items_at(now):
        assert item.current is not None
        graph = json.loads(json.dumps(dpv(item, item.current)))
        VALIDATORS["dpv.schema.json"].validate(graph)
        every = list(nodes(graph["@graph"]))
        own = {one["@id"] for one in every if "@type" in one and "@id" in one}
        for node in every:
            properties = {key for key in node if not key.startswith(("@", "dct:"))}
            assert {kinds.get(name) for name in properties} <= {"property"}, properties
            types = node.get("@type", [])
            for name in [types] if isinstance(types, str) else types:
                assert name.startswith("xsd:") or kinds.get(name) == "class", name
            name = node.get("@id", "#")
            if set(node) == {"@id"}:
                assert name in own if name.startswith("#") else name in kinds, name
        stated = {one.id for one in item.current.version.document.sections if one.facts}
        assert stated


@pytest.mark.usefixtures("changed")
def test_the_graph_says_what_the_facts_say() -> None:
    item = items_at(NOW)[0]
    assert item.current is not None
    by_id = {one["@id"]: one for one in nodes(dpv(item, item.current)) if len(one) > 1 and "@id" in one}
    account = by_id["#retention-account"]
    assert account["dpv:hasDuration"]["dct:extent"]["@value"] == "P3Y"
    assert account["dpv:hasDuration"]["dct:description"] == "3 years after last login"
    assert by_id["#data-account"]["dpv:hasStorageCondition"] == [{"@id": "#retention-account"}]
    assert "pd:Identifying" in by_id["#data-account"]["@type"]
    assert "dpv:hasLegalBasis" not in by_id["#process-support"]  # the text states none
    assert by_id["#no-sale"]["@type"] == "dpv:Prohibition"
    assert by_id["./"]["dpv:hasNoticeStatus"] == {"@id": "dpv:NoticeLatest"}


@pytest.mark.usefixtures("both")
def test_the_graph_names_consent_and_who_receives_data() -> None:
    other = items_at(NOW)[1]
    every = nodes(dpv(other, other.intervals[0]))
    marketing = next(one for one in every if one.get("@id") == "#process-marketing" and "@type" in one)
    assert marketing["dpv:hasLegalBasis"] == [{"@id": "dpv:Consent"}]
    assert marketing["dpv:hasRecipient"] == [{"@id": "#recipient-email_delivery"}]


@pytest.mark.usefixtures("changed")
def test_a_processor_of_linked_data_reads_it_without_loading_anything() -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="needs pyld")

    def load(address: str, _: object) -> dict[str, object]:
        assert address in {"https://schema.org", "https://schema.org/"}, address
        links = {name: {"@id": f"https://schema.org/{name}", "@type": "@id"} for name in ("url", "contentUrl")}
        context: dict[str, object] = {"@vocab": "https://schema.org/", **links}
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": context}}

    for item in items_at(NOW):
        assert item.current is not None
        address = f"https://example.org/{item.address}"
        graph = dpv(item, item.current)
        quads = jsonld.to_rdf(graph, {"base": f"{address}dpv.jsonld", "format": "application/n-quads"})
        assert (
            f"<{address}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/dpv#PrivacyNotice> ."
            in (quads)
        )
        assert quads.count("\n") > 100
    for address, page in pages_of(items_at(NOW)).items():
        options = {"base": f"https://example.org/{address}", "documentLoader": load}
        expanded = jsonld.expand(dict(page.linked_data), options)
        assert all(key.startswith(("@", "https://schema.org/")) for one in nodes(expanded) for key in one)


def test_every_file_for_programs_names_a_schema_that_is_there(project: Path) -> None:
    del project
    for item in items_at(NOW):
        files = dict(feeds(item, item.today))
        for path, content in files.items():
            if path.endswith(".json") and "schemas/" not in path and "$schema" in json.loads(content):
                name = json.loads(content)["$schema"].rpartition("/")[2]
                VALIDATORS[name].validate(json.loads(content))
        for name, _ in SCHEMAS:
            assert f"{item.policy.brand.slug}/schemas/{name}" in files
