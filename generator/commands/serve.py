"""The preview of a working copy, served on this machine while somebody writes: each save shows on the open page."""

import contextlib
import datetime
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from typing import Final

from generator.archive import versions
from generator.commands import loopback
from generator.commands.file_watcher import watched_files
from generator.commands.live_preview import LivePreview
from generator.commands.loopback import Answer
from generator.errors import cannot, nearest
from generator.loading import policy_source
from generator.publish.settings import ENGINE_CONFIG, OVERRIDES

SCRIPT: Final = "_live.js"
_LOOK: Final = 0.5  # seconds from one look to the next at what another process made


@dataclass(frozen=True, slots=True)
class ServeWish:
    """What is served and where: the drafts of a brand or of all, on a port (0: any), at an address with a token."""

    project: Path
    root: Path
    token: str
    clock: Callable[[], datetime.datetime]
    only: str | None = None
    port: int = 0


@contextlib.contextmanager
def serving(wish: ServeWish) -> Iterator[tuple[str, Callable[[float | None], bool]]]:
    """Serve a preview until the end of the block; give its address, and a function that waits for files to change.

    The function makes the pages anew that those concern, and returns False where none changed in so many seconds. It
    stops where pages of sealed versions can't be made.
    """
    if not wish.root.is_dir():
        raise policy_source.no_such_folder(wish.root)
    if wish.only and not (wish.root / wish.only).is_dir():
        known = [path.name for path in wish.root.iterdir() if (path / "brand.yml").is_file()]
        raise cannot(wish.only, "no brand is called so", nearest(wish.only, known))
    with contextlib.ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="policy-serve-")))
        stack.enter_context(versions.remembering())
        live = LivePreview(wish.project, wish.root, scratch, wish.clock, wish.only, f"/{wish.token}/{SCRIPT}")
        folders = [path for path in (wish.root, wish.project / OVERRIDES) if path.is_dir()]
        changes = stack.enter_context(watched_files(folders, [wish.project / ENGINE_CONFIG]))
        stack.callback(live.close)
        server = loopback.serving(wish.port, wish.token, lambda at: _answer(live, at), _events(live))
        try:
            address = stack.enter_context(server)
        except OSError as problem:
            where, message = f"--port {wish.port}", f"this port can't be used: {problem.strerror}"
            raise cannot(where, message, "name another, or none") from None
        live.make()

        def step(seconds: float | None) -> bool:
            while True:
                paths = changes.wait(_LOOK if seconds is None else seconds)
                if paths:
                    live.make(paths)
                live.require_sealed()
                if paths or seconds is not None:
                    return bool(paths)

        yield address, step


def _answer(live: LivePreview, address: str) -> Answer:
    """Return the page or file at an address; with a page of drafts, how often those of its brand were made."""
    if address == SCRIPT:
        script = resources.files("generator.commands").joinpath("live.js").read_bytes()
        return Answer(script, "text/javascript; charset=utf-8")
    part = address.partition("/")[0] if "/" in address else ""
    made = live.made.get(part, 0)
    path = live.page(address)
    if path is None and (found := live.refused(address)):
        lines = "\n\n".join(["This page can’t be shown as it is.", *map(str, found)])
        return Answer(f"{lines}\n".encode(), "text/plain; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR)
    if path is None:
        return loopback.NOT_THERE
    return Answer(path.read_bytes(), loopback.kind_of(path), made=made if live.is_draft(address) else None)


def _events(live: LivePreview) -> loopback.Events:
    """Return what is sent to each open page: how often the pages of each brand were made; at once, at each change."""

    def events(seconds: float) -> Iterator[str]:
        sent: dict[str, int] = {}
        while True:
            known = sent
            with live.changed:
                live.changed.wait_for(lambda known=known: live.ended or live.made != known, seconds)  # type: ignore[misc]
                sent = dict(live.made)
            if live.ended:
                return
            yield json.dumps(sent) if sent != known else ""

    return events
