"""Who may do what to the record of a version: people whom the brand lists, two of them, a lawyer, with a reason."""

from generator.commands.recording import refused
from generator.loading import policy_source
from generator.materiality.decision_objections import LEAST_WORDS, LEGAL, says_why
from generator.model import people
from generator.model.people import AS_ONE_LINE, same_person, unwritable
from generator.model.policy import Policy
from generator.schema.nodes import in_quotes


def require_known(loaded: policy_source.Source, policy: Policy, *names: str) -> None:
    """Refuse names that can't stand in a record or, where the brand lists people, aren't listed."""
    known = [person.id for person in policy.brand.people]
    for name in names:
        if wrong := unwritable(name):
            raise refused(loaded, policy, wrong, AS_ONE_LINE)
        if not "".join(filter(str.isalnum, name)):
            raise refused(loaded, policy, "it is not said who does this", "name yourself: --by")
        if known and name not in known:
            message = f"{in_quotes(name)} is not among the people of brand.yml"
            raise refused(loaded, policy, message, people.nearest_person(name, policy.brand.people))


def require_lawyer(loaded: policy_source.Source, policy: Policy, by: str) -> None:
    """Refuse an approval of a text by anybody who isn't listed with the role legal."""
    require_known(loaded, policy, by)
    _require_listed(loaded, policy, by)
    if not any(person.id == by and LEGAL in person.roles for person in policy.brand.people):
        legal = [person.id for person in policy.brand.people if LEGAL in person.roles]
        raise refused(loaded, policy, f"{by} is not of the role {LEGAL}", f"ask {' or '.join(legal) or 'a lawyer'}")


def require_both(loaded: policy_source.Source, policy: Policy, by: str, approved_by: str) -> None:
    """Refuse what one person says alone, or two of whom one isn't listed."""
    for name in filter(unwritable, (by, approved_by)):
        raise refused(loaded, policy, unwritable(name), AS_ONE_LINE)
    if not "".join(filter(str.isalnum, approved_by)) or same_person(by, approved_by):
        message = "nobody but one person says so, and the program can't see it"
        raise refused(loaded, policy, message, "a second person looks at the proof: --approved-by")
    require_known(loaded, policy, by, approved_by)
    _require_listed(loaded, policy, by, approved_by)


def require_two(loaded: policy_source.Source, policy: Policy, by: str, approved_by: str) -> None:
    """Refuse what one person decides alone, or two of whom one isn't listed, or neither is a lawyer."""
    roles = {person.id: person.roles for person in policy.brand.people}
    for name in filter(unwritable, (by, approved_by)):
        raise refused(loaded, policy, unwritable(name), AS_ONE_LINE)
    if not "".join(filter(str.isalnum, approved_by)) or same_person(by, approved_by):
        raise refused(
            loaded, policy, "one person alone can't decide this", "a second person approves it: --approved-by"
        )
    require_known(loaded, policy, by, approved_by)
    _require_listed(loaded, policy, by, approved_by)
    if not any(LEGAL in roles[name] for name in (by, approved_by)):
        raise refused(loaded, policy, f"neither {by} nor {approved_by} is of the role {LEGAL}", "ask a lawyer")


def require_reason(loaded: policy_source.Source, policy: Policy, because: str) -> None:
    """Refuse a reason that readers of the archive would not understand."""
    if not says_why(because):
        short = len(" ".join(because.split())) < LEAST_WORDS
        what = f"is shorter than {LEAST_WORDS} characters" if short else "says nothing"
        message = f"the reason {in_quotes(because)} {what}"
        raise refused(loaded, policy, message, "say why, so that a reader of the archive understands it")


def _require_listed(loaded: policy_source.Source, policy: Policy, *names: str) -> None:
    """Refuse what only listed people can do, from others."""
    message, remedy = people.unlisted(policy.brand.people, *names)
    if message:
        raise refused(loaded, policy, message, remedy)
