"""`policy demo`: the whole workflow in a scratch copy, with a simulated clock and a mail server of its own.

It is the tutorial: each step says what happens, prints the command that somebody would have typed, and runs it as they
would, in a process of its own. Nothing outside the scratch folder is written, nothing outside this machine is reached.
"""

import csv
import email
import email.policy
import functools
import http.server
import importlib.util
import json
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import Final

from generator import program_files
from generator.commands.demo_stage import NAME, Inbox, Say, Stage
from generator.errors import cannot
from generator.notice import reviews
from generator.publish import theme_entry_point
from generator.publish.settings import ENGINE_CONFIG
from generator.publish.site_places import REHEARSED_SITE

GAPS: Final = ("2027-03-05..2027-03-10", "2027-03-12..2027-04-04")
RECIPIENTS: Final = 1_000
BOUNCES: Final = 12
CRASH_AFTER: Final = 400
_TEXT: Final = "policy_source/gluptron/privacy/sections/data-retention-deletion.md"
_WORDS: Final = "policy_source/gluptron/privacy/sections/introduction.md"
_BRAND: Final = "policy_source/gluptron"
SUMMARY: Final = (
    "We keep payment and billing information for nine years instead of seven, because the law on tax records asks for"
    " it. Our telephone number is another one."
)


def play(folder: Path, say: Say) -> Path:
    """Play the workflow with the example in `folder`, a new one, and return the site that it built there."""
    if not importlib.util.find_spec("aiosmtpd"):
        what, message = "policy demo", "this needs a mail server to play with, which isn't installed"
        raise cannot(what, message, 'install it: pip install "policypress[demo]"')
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise cannot(str(folder), "the demo needs an empty folder", "name another one: --folder")
    recorded = shutil.ignore_patterns(reviews.FILE)  # one recorded since then is none of the play
    shutil.copytree(program_files.FOLDER / _BRAND, folder / _BRAND, ignore=recorded)
    (folder / ENGINE_CONFIG).write_text(f"site_name: Policies\ntheme:\n  name: {theme_entry_point.NAME}\n")
    here = Stage(folder, say)
    here.step("This is a rehearsal in a copy: each command gets --now, and --rehearsal where it records, unshown here.")
    _edited(here)
    _sealed(here)
    _announced(here)
    _sent(here)
    _waited(here)
    return folder / REHEARSED_SITE


def _edited(here: Stage) -> None:
    here.step("The text promises a review every year, and nobody recorded one since 2025. So somebody reads it again.")
    here.run("due", NAME, status=1)
    here.run("review", NAME, "--by", "k-lind", "--because", "We read all of it, and do what it says.")
    here.step("An editor changes how long payment data is kept, in the text alone, and a telephone number.")
    here.edit(_TEXT, "{{ facts.retention.payment.keep }}", "9 years")
    here.edit(f"{_BRAND}/brand.yml", "(405) 356-6726", "(405) 555-0142")
    here.edit(_WORDS, "We encourage you to read", "Please read")
    here.step("`check` finds that text and fact disagree. The number belongs in one place: the fact.")
    here.run("check", status=1)
    here.edit(_TEXT, "kept for 9 years", "kept for {{ facts.retention.payment.keep }}")
    here.edit(_TEXT, "data: [payment], keep: 7 years", "data: [payment], keep: 9 years")
    here.run("check")
    here.step("What does it mean for readers? Rules know two of the changes; the new wording is for people to decide.")
    here.run("diff", NAME)
    changes = json.loads(here.run("decide", NAME, "--format", "json", quiet=True))
    undecided = [one["id"] for one in changes if one["undecided"]]
    here.step("One person wants to lower them, with a reason that the archive will show.")
    because = "It asks for the same in fewer words; nobody has to do anything else than before."
    here.run("decide", NAME, *undecided, "--level", "editorial", "--because", because, "--by", "a-moreau")
    here.step("Nothing is lower before a second person approves it.")
    here.run("decide", NAME, "--approve", "--by", "k-lind")


def _sealed(here: Stage) -> None:
    here.step(
        "What would be for good? Then the version is sealed: its text can't be changed without everybody seeing it."
    )
    here.run("freeze", NAME, "--dry-run")
    here.run("freeze", NAME, "--yes")
    here.step("Nobody announces what nobody else has read.")
    here.run("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY, status=1)
    here.run("approve", NAME, "--by", "k-lind")


def _announced(here: Stage) -> None:
    here.step("The announcement sets the date: the first working day on which 30 days of notice can have been given.")
    here.run("announce", NAME, "--by", "a-moreau", "--summary", SUMMARY)
    here.step("From the next build on, every page of the brand says so. The proof: the notice was seen on the site.")
    here.run("build")
    here.look()
    here.step("What is left to do?")
    here.run("due", status=0)


def _sent(here: Stage) -> None:
    from aiosmtpd.controller import Controller  # noqa: PLC0415 -- for the demo only

    here.wait(hours=3)
    readers = [f"reader{number:04}@example.com" for number in range(RECIPIENTS - BOUNCES)]
    readers += [f"bounce{number:02}@example.com" for number in range(BOUNCES)]
    with (here.folder / "readers.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["email"], *([address] for address in readers)])
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        here.port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=here.port)
    server.start()
    try:
        words = ("notify", NAME, "--recipients", "readers.csv", "--rate", "0")
        here.step(f"The e-mails go out to {RECIPIENTS:,} readers, and in the middle of it the machine fails (kill -9).")
        here.say(f"$ policy {' '.join(words)}")
        sending = subprocess.Popen(  # noqa: S603 -- the commands of the tutorial, as people run them
            here.command(words), **here.surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        inbox.at[CRASH_AFTER] = functools.partial(sending.send_signal, signal.SIGKILL)
        sending.wait()
        reached = len(inbox.taken)
        here.say(f"  killed; {reached} readers have it")
        here.step("The same command again goes on where it stopped. A fresh look at the clock: it is later now.")
        here.wait(minutes=30)
        here.run(*words)
        twice = sum(1 for count in inbox.taken.values() if count > 1)
        here.say(
            f"  the mail server took {sum(inbox.taken.values()):,} messages for {len(inbox.taken):,} readers: nobody is"
            f" left out, and {twice} got again, under the same Message-ID, what was on its way at the crash"
        )
        here.step("Whom e-mail didn't reach stands in the ledger alone; another channel has to reach them.")
        here.run("notify", NAME, "--refused", "refused.csv")
        here.step("What a reader got:")
        message = email.message_from_bytes(inbox.sample, policy=email.policy.default)
        body = message.get_body(("plain",))
        here.show(f"Subject: {message['Subject']}\n\n{body.get_content() if body else ''}")
    finally:
        server.stop()
    if len(inbox.taken) != RECIPIENTS - BOUNCES or len(inbox.messages) != len(inbox.taken):
        raise cannot(NAME, "the counts of the demo don't add up", "this is a fault of the program")


def _waited(here: Stage) -> None:
    here.step("The days pass. CI builds daily, and looks whether the notice still stands.")
    for _ in range(3):
        here.wait(days=1)
        here.run("build", quiet=True)
        here.look(quiet=True)
    here.run("status")
    here.wait(days=7)
    here.step("A week without a look is a gap in the proof, and `due` says so.")
    here.run("due", status=1)
    here.look(quiet=True)
    here.step("On the day, the build puts the new version into force by itself.")
    here.wait(days=26)
    here.run("build")
    here.run("status")
    here.run("verify", REHEARSED_SITE)
    here.step("Days without a look stay named, until two people accept them with a reason.")
    here.run("due", status=1)
    why = ("--because", "The host's own log shows the page on each of these days.")
    for days in GAPS:
        here.run("look", NAME, "--accept", days, "--version", "2", "--by", "a-moreau", "--approved-by", "k-lind", *why)
    here.run("due")
    here.step("The archive shows all of it: gluptron/privacy/versions/2/changes/ on the site.")


def serve(site: Path, say: Say) -> None:
    """Serve the site on this machine until Ctrl-C."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        say(f"\nThe site is at http://127.0.0.1:{server.server_port}/ until you press Ctrl-C.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("")
