"""The whole SOP on a host: from an empty repository to a signed document, with what must be refused between.

``outcomes`` names each step and how it ended. The same walk on the stand-in says how it should have ended.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.skenario.isian import FORMULIR, Ubah, mandiri
from tests.skenario.kantor import PERENCANA_2, SEKRETARIS, STAF_2
from tests.skenario.langkah import SOP, Langkah
from tests.trial.host import TrialHost
from tests.trial.office import Ended, Office
from tests.trial.settings import GATE, OPERATOR, VARIABLES, WRITER

Outcomes = dict[str, str | int]


@dataclass
class Walk:
    """``logins`` is what the host calls each part; ``say`` tells how far it is."""

    host: TrialHost
    office: Office
    logins: dict[str, str]
    say: Callable[[str], object]
    outcomes: Outcomes = field(default_factory=dict)

    def note(self, step: str, outcome: str | int) -> None:
        self.outcomes[step] = outcome
        self.say(f"{step}: {outcome}")

    def all(self) -> Outcomes:
        """Walk, and return how every step ended."""
        bodies = self.office.begin(self.host.rules, self.host.rule_options(self.logins[GATE]))
        for part in VARIABLES:
            if part != OPERATOR:
                for name, code in self.host.invite(part, self.logins[part]).items():
                    self.note(f"{part} {name}", code)
        for name, code in self.host.protect(bodies).items():
            self.note(name, code)
        options = self.host.rule_options(self.logins[GATE])
        checked = self._ukur("rules", "check", *options, part=OPERATOR)
        self.note("rules check", checked.code)
        self.note("rules check: gaps", len(checked.out.splitlines()))
        self.note("push to main", "taken" if self.office.push_to_main(OPERATOR) else "refused")
        self.office.new_period()
        for place, step in enumerate(SOP):
            self._step(step, first=place == 0)
        self.note("publish check", self._ukur("publish", "check", part=GATE).code)
        return self.outcomes

    def _step(self, step: Langkah, *, first: bool) -> None:
        name = step.nama
        self.office.branch(name)
        head = self._push(step, step.berkas)
        number = self.host.propose(step.penulis, name)
        self.note(f"{name}: gate before approvals", self._gate(number))
        if first:
            self._refused(number, head, step)
        for part in step.setuju:
            self.note(f"{name}: {part} approves", self.host.review(number, part).code)
        self.note(f"{name}: gate", self._gate(number))
        self._push(step, {FORMULIR: mandiri(step.susup)})
        self.note(f"{name}: gate after a figure was slipped in", self._gate(number))
        self.note(f"{name}: merged then", self.host.merge(number, SEKRETARIS))
        for part in step.lagi:
            self.host.review(number, part)
        self.note(f"{name}: gate at the end", self._gate(number))
        for style in self.host.refused if first else ():
            self.note(f"{name}: {style}", self.host.merge(number, SEKRETARIS, style))
        self.note(f"{name}: page after the last", self.host.after_the_last_page(number))
        style = self.host.style if first else "merge"
        self.note(f"{name}: merged", self.host.merge(number, SEKRETARIS, style))
        self.note(f"{name}: merged as", self.host.merged_as(number))
        self.office.update()

    def _push(self, step: Langkah, files: Mapping[str, Ubah]) -> str:
        """Push, and wait until the host has seen it and may count what comes after."""
        head = self.office.change(step.penulis, step.nama, files)
        time.sleep(self.office.settings.wait)
        return head

    def _refused(self, number: str, head: str, step: Langkah) -> None:
        """What must not go through: one's own approval, a forged status, dismissing as a writer."""
        self.note("approving one's own", self.host.review(number, step.penulis).code)
        self.note("merged without status", self.host.merge(number, SEKRETARIS))
        approval = self.host.review(number, STAF_2)
        self.note("forged status", self.host.forge_status(head, WRITER))
        self.note("merged with it and one approval", self.host.merge(number, self.host.forger))
        self.note("dismissed by a writer", self.host.dismiss(number, approval, WRITER))
        self.note("returned", self.host.review(number, PERENCANA_2, approve=False).code)
        self.note("gate when returned", self._gate(number))
        self.note("approved after all", self.host.review(number, PERENCANA_2).code)

    def _gate(self, number: str) -> int:
        return self._ukur("gate", "--change", number, part=GATE).code

    def _ukur(self, *arguments: str, part: str) -> Ended:
        return self.office.run_ukur(self.office.trusted, self.host.variables(part), *arguments)


KNOWN = re.compile(r"page after the last|rules check")
"""What ends otherwise from version to version."""


def differences(here: Outcomes, stand_in: Outcomes) -> list[str]:
    """Return where a host ended a step otherwise than the stand-in."""
    return [
        f"{step}: {here.get(step, 'missing')}, on the stand-in {stand_in.get(step, 'missing')}"
        for step in dict.fromkeys((*stand_in, *here))
        if here.get(step) != stand_in.get(step) and not KNOWN.search(step)
    ]
