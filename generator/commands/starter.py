"""The files with which a brand and a policy begin: what was decided, places to fill in, examples in comments.

Nothing here tells readers what the company did not decide: all prose is in brackets, and can't be sealed so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.languages import code_of
from generator.schema.choices import CHANNELS
from generator.schema.examples import facts_lines


@dataclass(frozen=True, slots=True)
class NewBrand:
    """What has to be decided of a brand; `days` and `channels` are the notice that it promises."""

    slug: str
    name: str
    timezone: str
    days: int
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPolicy:
    """What has to be decided of a policy of that brand."""

    brand: NewBrand
    slug: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A section with which a policy begins: its id, type, title, and what its text has to say."""

    id: str
    type: str
    title: str
    question: str


_ABOUT: Final = _Part("introduction", "scope", "Introduction", "who you are, and for which services this text is")
_LATER: Final = (
    _Part("changes", "changes", "Changes", "how readers hear of changes, as brand.yml promises it under “notice”"),
    _Part("contact", "contact", "Contact", "how somebody reaches you about this text"),
)
_PARTS: Final = {
    "privacy": (
        _ABOUT,
        _Part("what-we-collect", "collection", "What we collect", "which data you collect, and from whom"),
        _Part("why-we-use-it", "use", "Why we use it", "for what you use the data, and on which legal basis"),
        _Part("who-receives-it", "sharing", "Who receives it", "to whom you give data, why, and whether you sell any"),
        _Part("how-long-we-keep-it", "retention", "How long we keep it", "how long you keep which data, and what then"),
        _Part("where-it-goes", "transfers", "Where it goes", "to which countries data go, and with which safeguards"),
        _Part(
            "your-rights", "rights", "Your rights", "which rights readers have, how they use them, and when you answer"
        ),
        _Part("cookies", "cookies", "Cookies", "which cookies you set, for what, and how readers choose"),
        _Part("security", "security", "Security", "how you protect data, and whom you tell when that failed"),
        _Part("children", "children", "Children", "from which age people may use the service"),
        *_LATER,
    ),
    "cookies": (
        _ABOUT,
        _Part(
            "cookies-we-set",
            "cookies",
            "Cookies that we set",
            "which cookies you set, for what, and how long they stay",
        ),
        _Part("your-choices", "other", "Your choices", "how readers choose, and change their mind"),
        *_LATER,
    ),
    "terms": (
        _ABOUT,
        _Part("your-account", "other", "Your account", "who may have an account, and what they may not do with it"),
        _Part("price", "terms", "Price and renewal", "what it costs, whether it renews, how to cancel"),
        _Part("your-content", "terms", "Your content", "what you may do with what people post"),
        _Part("liability", "terms", "Liability", "for what you are liable, and up to what"),
        _Part("disputes", "terms", "Disputes", "which law applies, and where disputes are settled"),
        *_LATER,
    ),
    "other": (_ABOUT, *_LATER),
}
TITLES: Final = {
    "privacy": "Privacy Policy",
    "cookies": "Cookie Policy",
    "terms": "Terms of Service",
    "other": "Policy",
}


def brand_files(brand: NewBrand) -> Iterator[tuple[str, str]]:
    """Yield the one file of a new brand, by its path in the source."""
    yield f"{brand.slug}/brand.yml", "\n".join(_brand_lines(brand))


def policy_files(policy: NewPolicy) -> Iterator[tuple[str, str]]:
    """Yield each file of a new policy, by its path in the source."""
    folder = f"{policy.brand.slug}/{policy.slug}"
    parts = _PARTS[policy.kind]
    lines = [
        f"title: {_title(TITLES[policy.kind], policy)}",
        '# subtitle: "one line below it"',
        "# numbered: yes  # numbers of sections are made, and [](#contact) prints one",
        f"kind: {policy.kind}",
        f"language: {policy.language}",
        "sections:  # the order on the page; each is a file in sections/",
        *(f"  - {part.id}" for part in parts),
        "",
    ]
    yield f"{folder}/policy.yml", "\n".join(lines)
    for part in parts:
        yield f"{folder}/sections/{part.id}.md", "\n".join(_section_lines(part, policy))


def quoted(words: str) -> str:
    """Return words in double quotes, as YAML reads them."""
    return json.dumps(words, ensure_ascii=False)


def _title(words: str, policy: NewPolicy) -> str:
    """Return a title as YAML; those that we know are English."""
    english = code_of(policy.language) == "en"
    return words if english else quoted(f"[TBD: {words}]")


def _brand_lines(brand: NewBrand) -> Iterator[str]:
    yield from (
        "# What all policies of this brand share.",
        "# Lines that begin with “#” are examples: take the sign away to use one.",
        f"brand: {brand.slug}  # the folder's name, and a part of addresses: it never changes",
        f"name: {quoted(brand.name)}",
        f"timezone: {brand.timezone}  # days begin and end at its midnight",
        "# A promise to readers: a change that matters applies so many days after all of these channels told them.",
        "notice:",
        f"  days: {brand.days}",
        f"  channels: [{', '.join(brand.channels)}]  # of {', '.join(CHANNELS)}",
        "#   audience: active_users  # who is told; without this line everyone whose data and address you have",
        "#   favourable_changes: minor  # without this line also changes in the reader's favour are announced",
        "# legal_name: Example Ltd",
        "# site: https://www.example.com",
        f"# published_at: https://www.example.com/policies/{brand.slug}/  # where site/{brand.slug}/ is on the web",
        "# contact:  # sections print them: {{ brand.contact.email }}",
        "#   email: privacy@example.com",
        "# colours:",
        '#   primary: "#2f4a36"',
        "# logo: logo.svg  # a file beside this one",
        "# policies: [privacy]  # their order on pages",
        "# footer:  # of each page",
        '#   text: "© Example Ltd"',
        "#   back: Back to our website  # a link to “site”",
        "#   button:  # a link with data-cookies, for a script of yours",
        "#     label: Cookie settings",
        "#     href: https://www.example.com/cookies",
        "#     data: {cookies: open}",
        "# people:  # who decides and approves; a change counts for less only where two of them agree",
        "#   - {id: a-moreau, name: Ada Moreau, roles: [editor]}",
        "#   - {id: k-lind, name: Kim Lind, roles: [legal]}",
        "",
    )


def _section_lines(part: _Part, policy: NewPolicy) -> Iterator[str]:
    yield from ("---", f"title: {_title(part.title, policy)}", f"type: {part.type}")
    if part.type == "changes":
        channels = ", ".join(policy.brand.channels)
        yield from ("facts:", f"  notice: {{days: {policy.brand.days}, channels: [{channels}]}}  # as in brand.yml")
        yield f"# More that a section of type {part.type} can state: policy facts --example {part.type}"
    elif example := facts_lines(part.type):
        yield "# What this section can state, with values of an example. The text prints them: {{ facts.… }}"
        yield from (f"# {line}" for line in example)
    yield from ("---", "", f"[TBD: {part.question}]", "")
