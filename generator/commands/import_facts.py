"""Facts that are suggested for a draft that is brought: by which name, from which words, which of them are accepted."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Place, cannot, nearest
from generator.model.document import Document, Section
from generator.schema.yaml import FENCE
from generator.suggestions import fact_readers, facts_as_comments, section_types
from generator.suggestions.suggestion import FactSuggestion


@dataclass(frozen=True, slots=True)
class Offer:
    """A fact that is suggested for a section of a draft."""

    section: Section
    suggestion: FactSuggestion

    @property
    def name(self) -> str:
        """How `--fact` names it: the section's id and the path of the fact."""
        return f"{self.section.id}.{self.suggestion.name}"

    @property
    def words(self) -> str:
        """The line that the front matter gets."""
        names = self.suggestion.path
        lists = f"{names[0]}: " if names[1:] else ""
        return lists + facts_as_comments.in_words(self.section.type, self.suggestion)


@dataclass(frozen=True, slots=True)
class Offers:
    """A draft whose sections have guessed types, the facts that are suggested for it, and those that are accepted."""

    document: Document
    every: tuple[Offer, ...] = ()
    accepted: frozenset[str] = frozenset()

    @property
    def lines(self) -> dict[str, str]:
        """The lines of front matter that say so, by the id of their section."""
        return {section.id: self.front_matter(section) for section in self.document.sections}

    def places(self, written: Sequence[Path]) -> dict[str, str]:
        """Return where the words of each suggestion stand in the section files that were written, by its name."""
        first = {path.stem: _first_line(path) for path in written if path.suffix == ".md"}
        paths = {path.stem: path for path in written}
        return {
            one.name: str(Place(str(paths[one.section.id]), first[one.section.id] + one.suggestion.line))
            for one in self.every
        }

    def front_matter(self, section: Section) -> str:
        """Return what the front matter of a section says of its suggestions."""
        own = [one for one in self.every if one.section.id == section.id]
        accepted = {one.suggestion.name for one in own if one.name in self.accepted}
        return facts_as_comments.front_matter(section.type, [one.suggestion for one in own], accepted)


def offers_for(document: Document, *, facts: bool = True) -> Offers:
    """Return a draft with the types of its sections guessed, and the facts that are suggested for them, if wanted."""
    typed = section_types.with_types(document)
    if not facts:
        return Offers(typed)
    found = fact_readers.suggested_facts(typed)
    every = (Offer(section, one) for section in typed.sections for one in found.get(section.id, ()))
    return Offers(typed, tuple(every))


def _first_line(path: Path) -> int:
    """Return the number of the first line of a section's text in its file."""
    text = path.read_text(encoding="utf-8")
    return text[: text.index(f"\n{FENCE}\n", len(FENCE))].count("\n") + 4


def require_known(every: Sequence[Offer], names: Collection[str], shown_path: str) -> AbstractSet[str]:
    """Return the names; one that names no suggestion is an error."""
    known = [one.name for one in every]
    for name in names:
        if name not in known:
            raise cannot(shown_path, f"no fact called “{name}” is suggested for this text", nearest(name, known))
    return frozenset(names)
