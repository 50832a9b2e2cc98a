"""The bill of materials of a release: CycloneDX 1.6, made from ``requirements.lock`` alone.

Our own few lines, for the lock is the whole truth about what is installed: no tool has to resolve, fetch or
look into an environment, and the same lock gives the same bytes.
"""

import hashlib
import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_PIN = re.compile(r"^([a-z0-9._-]+)==(\S+?)(?: ; ([^\\]+?))? \\$", re.MULTILINE)
_VIA = re.compile(r"^    # (?:via |  )([a-z0-9._-]+)(?: \(.*\))?$", re.MULTILINE)
_TOO_OLD = re.compile(r"python_full_version < '3\.11\.5'")
"""A pin for a Python that ``requires-python`` refuses."""


@dataclass(frozen=True)
class Pin:
    """One package of the lock: name, version, when it is installed, and which packages want it."""

    name: str
    version: str
    marker: str | None
    wanted_by: frozenset[str]

    @property
    def purl(self) -> str:
        """The package's URL in the form that scanners compare."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(lock: str) -> tuple[Pin, ...]:
    """Return the packages of a lock as ``uv pip compile`` writes it, sorted by name."""
    found = []
    for block in re.split(r"\n(?=[a-z0-9])", lock.strip()):
        match = _PIN.match(block)
        if match is None:
            raise ValueError(f"not a pin: {block.splitlines()[0]}")
        if not (match[3] and _TOO_OLD.search(match[3])):
            found.append(Pin(match[1], match[2], match[3], frozenset(_VIA.findall(block))))
    return tuple(sorted(found, key=lambda pin: pin.name))


def needed(project: Mapping[str, Any], all_pins: tuple[Pin, ...]) -> tuple[Pin, ...]:
    """Return what running needs: the dependencies that ``[project]`` names, and whatever those want."""
    names = {re.split(r"[^A-Za-z0-9._-]", item, maxsplit=1)[0] for item in project["dependencies"]}
    known = {re.sub(r"[-_.]+", "-", name).lower() for name in names}
    while True:
        more = {pin.name for pin in all_pins if pin.wanted_by & known} - known
        if not more:
            return tuple(pin for pin in all_pins if pin.name in known)
        known |= more


def sbom(pyproject: str, lock: str, wheel: bytes, time: str) -> str:
    """Return the bill of materials of a wheel; ``time`` is that of the commit, ISO 8601 with zone."""
    project = tomllib.loads(pyproject)["project"]
    parts = needed(project, pins(lock))
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    digest = hashlib.sha256(wheel).hexdigest()
    data = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}#{digest}')}",
        "version": 1,
        "metadata": {
            "timestamp": time,
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
                "hashes": [{"alg": "SHA-256", "content": digest}],
            },
            "properties": [
                {"name": "ukur:requirements.lock:sha256", "value": hashlib.sha256(lock.encode()).hexdigest()}
            ],
        },
        "components": [_component(pin) for pin in parts],
        "dependencies": list(_graph(own, project, parts)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _component(pin: Pin) -> dict[str, Any]:
    about: dict[str, Any] = {
        "type": "library",
        "bom-ref": pin.purl,
        "name": pin.name,
        "version": pin.version,
        "purl": pin.purl,
    }
    if pin.marker:
        about["properties"] = [{"name": "ukur:marker", "value": pin.marker}]
    return about


def _graph(own: str, project: Mapping[str, Any], parts: tuple[Pin, ...]) -> Iterator[dict[str, Any]]:
    first = sorted(pin.purl for pin in parts if project["name"] in pin.wanted_by)
    yield {"ref": own, "dependsOn": first}
    for pin in parts:
        yield {"ref": pin.purl, "dependsOn": sorted(p.purl for p in parts if pin.name in p.wanted_by)}
