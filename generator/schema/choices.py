"""The words of which people choose one, in files and on the command line; it imports nothing, for `--help`."""

from typing import Final

POLICY_KINDS: Final = ("privacy", "cookies", "terms", "other")
CHANNELS: Final = ("email", "site", "post", "in_app")
"""Ways of giving notice."""
LEGAL_OBLIGATION: Final = "legal_obligation"
IMMINENT_SECURITY: Final = "imminent_security"
EXCLUSIVELY_FAVOURABLE: Final = "exclusively_favourable"
WAIVERS: Final = (LEGAL_OBLIGATION, IMMINENT_SECURITY, EXCLUSIVELY_FAVOURABLE)
"""Why a version may apply before its notice has passed."""
CI_HOSTS: Final = ("github", "gitlab", "none")
"""Whose CI builds the site."""
