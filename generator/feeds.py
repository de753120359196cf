"""What programs read: the list of a policy's versions, and the sealed files themselves."""

import datetime
import json
from collections.abc import Iterator

from generator.pages import Published
from generator.sealed import seal


def feeds(item: Published, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside a policy's pages, by path below the site's root: versions.json and each sealed version.

    A sealed version is there twice: as `.md`, its constant address, and as `.txt`, which every browser shows.
    """
    policy = item.policy
    listed = {
        "policy": policy.name,
        "title": item.title,
        "as_of": today.isoformat(),
        "versions": [
            {
                "version": interval.version.number,
                "state": str(interval.state),
                "from": interval.start.isoformat(),
                "from_known": interval.start_known,
                "until": (interval.end - datetime.timedelta(days=1)).isoformat() if interval.end else None,
                "digest": interval.version.digest,
                "previous": interval.version.previous,
                "text": f"versions/{interval.version.number}.md",
            }
            for interval in item.intervals
        ],
    }
    yield f"{item.address}versions.json", (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode()
    for version in policy.versions:
        content = seal(policy.name, version)
        yield f"{item.address}versions/{version.number}.md", content
        yield f"{item.address}versions/{version.number}.txt", content
