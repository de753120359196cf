"""CPU seconds of whole commands, side by side with the alternative in one run: medians of interleaved runs.

The stock alternative of `policy build` is Material for MkDocs on the same texts as plain Markdown, one site per brand,
without versions, archive or changes.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BIN: Final = Path(sys.executable).parent
RUNS: Final = 7


def cpu(*command: str | Path, cwd: Path) -> float:
    """Return the CPU seconds (user and system) of a whole command; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    subprocess.run(list(map(str, command)), cwd=cwd, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def stock(folder: Path) -> list[Path]:
    """Write a stock MkDocs project for each brand with its sealed text as one page, and return their settings."""
    configs = []
    for version in sorted((ROOT / "policy_source").glob("*/*/versions/v001.md")):
        brand, policy = version.parts[-4], version.parts[-3]
        docs = folder / brand / "docs"
        docs.mkdir(parents=True)
        (docs / "index.md").write_text(f"# {brand}\n\n[Policy]({policy}.md)\n")
        (docs / f"{policy}.md").write_text(version.read_text().split("\n---\n", 1)[1])
        config = folder / brand / "mkdocs.yml"
        config.write_text(
            f"site_name: {brand}\ntheme:\n  name: material\n  font: false\nmarkdown_extensions: [attr_list]\n"
        )
        configs.append(config)
    return configs


def paired(name: str, one: Callable[[], float], other_name: str, other: Callable[[], float]) -> str:
    """Run two commands in turn and return a row of their medians and the median ratio."""
    one(), other()
    pairs = [(one(), other()) for _ in range(RUNS)]
    ours, theirs = statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
    ratio = statistics.median(a / b for a, b in pairs)
    return f"| {name} | {ours:.2f} s | {other_name} | {theirs:.2f} s | {ratio:.2f} |"


def main() -> None:
    """Print the table of the README."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name) / "project"
        for part in ("policy_source", "site_overrides"):
            shutil.copytree(ROOT / part, project / part)
        shutil.copy(ROOT / "mkdocs.yml", project)
        configs = stock(Path(name) / "stock")

        def build() -> float:
            for made in ("build", "site"):
                shutil.rmtree(project / made, ignore_errors=True)
            return cpu(BIN / "policy", "build", cwd=project)

        def stock_build() -> float:
            return sum(cpu(BIN / "mkdocs", "build", "-q", "-f", config, cwd=config.parent) for config in configs)

        print(f"CPU seconds, medians of {RUNS} interleaved runs\n")
        print("| command | | alternative | | ratio |\n|---|---|---|---|---|")
        print(
            paired(
                "`policy --help`",
                lambda: cpu(BIN / "policy", "--help", cwd=project),
                "`mkdocs --help`",
                lambda: cpu(BIN / "mkdocs", "--help", cwd=project),
            )
        )
        print(
            paired("`policy build`, two brands, from clean", build, "stock Material, the two texts alone", stock_build)
        )


if __name__ == "__main__":
    main()
