"""The live site is asked, from which an archive has to go on: what is no answer, and which addresses are read."""

import contextlib
import io
import shutil
import socket
import threading
import time
import urllib.request
from email.message import Message
from pathlib import Path

import pytest

from generator.errors import PolicyError
from generator.publish import web
from generator.publish.published_lists import INDEX, LIST
from tests.conftest import Policy, tree
from tests.notice.ways import STAYS, Web, announced, announced_again, lost_version, refused
from tests.small import NAME
from tests.steps import publish


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


def test_a_page_that_the_server_refreshes_is_not_what_readers_see(tiny: Path, policy: Policy, live: Web) -> None:
    """Before: a header leads readers to another page, and what was read was taken for what they see."""
    publish(tiny)
    live.refreshes = "/elsewhere"
    refused(policy, tiny, "leads readers to another page", "build", "--published", live.address, status=2)


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


def test_a_site_out_of_reach_is_told_without_numbers_of_errors() -> None:
    """Before: “[Errno -2] Name or service not known”, for a word that was typed wrong in published_at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}/"
    reasons = {"https://nobody.invalid/": "no server of this name is found", closed: "no server answers there"}
    for address, reason in reasons.items():
        with pytest.raises(PolicyError) as stopped:
            web.fetched(address, web.WebLine(time.monotonic, lambda _: None))
        says = (
            f"what is published can't be read: {reason}; check the address, and try again when the site can be reached"
        )
        assert str(stopped.value) == f"{address}: {says}"


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


def test_a_page_is_asked_for_as_by_anybody_too(tiny: Path, live: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that it says then names the program, or a browser that isn't there, and it takes what caches have."""
    publish(tiny)
    line, address = web.WebLine(time.monotonic, lambda _: None), f"{live.address}/{INDEX}"
    assert web.fetched_by_anybody(address, line, 1_000) == web.fetched(address, line)
    assert live.heads == [("Mozilla/5.0", ""), ("policypress", "no-cache")]
    live.answers = [403, 503]
    assert [web.fetched_by_anybody(address, line, 1_000) for _ in range(2)] == [None, None]
    with pytest.raises(PolicyError, match="is not there for readers"):
        web.fetched_by_anybody(f"{address}-gone", line, 1_000)
    live.leads = "https://elsewhere.example/"
    with pytest.raises(PolicyError, match="this leads to another site"):
        web.fetched_by_anybody(address, line, 1_000)
    assert live.asked.count(f"/{INDEX}") == 5
    del monkeypatch
