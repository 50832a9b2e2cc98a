"""The notes of a release: the section of its version in ``CHANGELOG.md``."""

import re


def notes(changelog: str, version: str) -> str:
    """Return the section's text without its heading; ValueError where it is missing, empty or undated."""
    sections = re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _, text = section.partition("\n")
        if re.match(rf"{re.escape(version)}(?: |$)", heading):
            if not re.fullmatch(r"\S+ - \d{4}-\d\d-\d\d", heading):
                raise ValueError(
                    f"CHANGELOG.md: section {version} has no date; write '## {version} - 2026-01-31'"
                )
            if not text.strip():
                raise ValueError(f"CHANGELOG.md: section {version} is empty")
            return text.strip() + "\n"
    raise ValueError(f"CHANGELOG.md has no section {version}")
