"""Use case ``evidence links``: the links to evidence that a reader could not open, by unit; kept for pages.

Newest period first, for there is a bound to how many are asked: evidence of long ago is the first to be left.
"""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ukur.commands.data.checked_data import data_tree, measured_data
from ukur.commands.pages.links_found import LINKS_FILE
from ukur.hosts.link_probe import LinkState, ProbeLimits, Resolve, probe_links
from ukur.model.catalogue import Catalogue
from ukur.model.pengukuran import Dokumen
from ukur.source.writer import write_text

TROUBLED = (LinkState.MATI, LinkState.MASUK, LinkState.DITOLAK)
"""What is told; a site that does not answer tonight may answer tomorrow, so that is only counted."""


class EvidenceLink(NamedTuple):
    """A link in the data: of which unit, where it stands, and the address."""

    unit: str
    letak: str
    tautan: str


class LinkReport(NamedTuple):
    """What came of a run: the troubled links with what was found, and how many were asked of how many."""

    masalah: tuple[tuple[EvidenceLink, LinkState], ...]
    diperiksa: int
    tidak_jelas: int
    seluruhnya: int


def check_links(
    repo: Path, now: datetime.datetime, limits: ProbeLimits | None = None, resolve: Resolve | None = None
) -> LinkReport:
    """Ask for every link of the data, within the limits, and keep what was found."""
    measurements, _ = measured_data(data_tree(repo))
    found = list(evidence_links(measurements.catalogue))
    links = list(dict.fromkeys(item.tautan for item in found))
    states = dict(probe_links(links, limits or ProbeLimits(), resolve))
    troubled = sorted(
        ((item, states[item.tautan]) for item in found if states.get(item.tautan) in TROUBLED),
        key=lambda row: row[0],
    )
    unclear = sum(state is LinkState.TIDAK_JELAS for state in states.values())
    report = LinkReport(tuple(troubled), len(states), unclear, len(links))
    _keep(repo, report, now)
    return report


def _keep(repo: Path, report: LinkReport, now: datetime.datetime) -> None:
    rows = [
        {"unit": item.unit, "letak": item.letak, "tautan": item.tautan, "keadaan": str(state)}
        for item, state in report.masalah
    ]
    data = {
        "waktu": now.isoformat(timespec="seconds"),
        "diperiksa": report.diperiksa,
        "seluruhnya": report.seluruhnya,
        "masalah": rows,
    }
    write_text(repo / LINKS_FILE, json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n")


def evidence_links(catalogue: Catalogue) -> Iterator[EvidenceLink]:
    """Yield every link to evidence in the data, newest period first, each with its unit and place."""
    names = {key: unit.nama for key, unit in catalogue.instansi.unit.items()}
    for periode in reversed(catalogue.periode()):
        for row in catalogue.reported(periode):
            unit, isian = names.get(row.unit, row.unit), row.isian
            links = [
                *((bukti.nama, bukti.tautan) for bukti in isian.bukti),
                *(("bukti rencana aksi", plan.bukti_tindak_lanjut) for plan in isian.rencana_aksi),
                *(("bukti tindak lanjut", report.bukti) for report in isian.tindak_lanjut),
            ]
            yield from (
                EvidenceLink(unit, f"{row.kode} {periode}: {name}", link) for name, link in links if link
            )
        if periode in catalogue.dokumen:
            yield from _of_document(catalogue.dokumen[periode], catalogue.instansi.nama_singkat)


def _of_document(dokumen: Dokumen, office: str) -> Iterator[EvidenceLink]:
    minutes = [row.berita_acara for row in dokumen.rapat if row.berita_acara]
    links = [
        ("perintah", dokumen.perintah.tautan if dokumen.perintah else None),
        *((bukti.nama, bukti.tautan) for bukti in minutes),
        *((f"{bukti.nama} (LKE {bukti.kriteria})", bukti.tautan) for bukti in dokumen.bukti_lke),
        *(("tindak lanjut LHE", row.bukti) for row in dokumen.tindak_lanjut_lhe),
    ]
    yield from (
        EvidenceLink(office, f"dokumen {dokumen.periode}: {name}", link) for name, link in links if link
    )
