"""Which file holds what: path pattern -> model and schema name, in one table."""

import re
from dataclasses import dataclass

from ukur.measure.rumus_id import RumusId
from ukur.model.indikator import Indikator
from ukur.model.instansi import Instansi
from ukur.model.nilai import Nilai
from ukur.model.organisasi import DaftarPejabat, DaftarPeran
from ukur.model.pengukuran import Anggaran, DaftarKoreksi, Dokumen, Formulir
from ukur.model.pohon import PohonKinerja
from ukur.model.skala import DaftarSkala
from ukur.model.sop import Sop


class _Indikator(Indikator):
    """An indicator as its file must say it: its formula is one that ``measure`` has registered.

    ``measure`` owns the list, so that a new formula is one record there; ``model`` cannot know it.
    """

    rumus: RumusId


@dataclass(frozen=True)
class JenisBerkas:
    """A kind of data file; ``pola`` is matched against the path below the data folder."""

    nama: str
    pola: re.Pattern[str]
    glob: str
    model: type[Nilai]
    wajib: bool = False
    kunci: str | None = None


def _satu(nama: str, berkas: str, model: type[Nilai], wajib: bool = True) -> JenisBerkas:
    return JenisBerkas(nama, re.compile(re.escape(berkas)), berkas, model, wajib)


JENIS = (
    _satu("instansi", "instansi.yml", Instansi),
    _satu("pejabat", "pejabat.yml", DaftarPejabat),
    _satu("peran", "peran.yml", DaftarPeran),
    _satu("sop", "sop.yml", Sop),
    _satu("skala", "skala.yml", DaftarSkala),
    _satu("pohon-kinerja", "pohon-kinerja.yml", PohonKinerja),
    _satu("koreksi", "koreksi.yml", DaftarKoreksi, wajib=False),
    JenisBerkas("indikator", re.compile(r"kamus/([^/]+)\.yml"), "kamus/*.yml", _Indikator, kunci="kode"),
    JenisBerkas("anggaran", re.compile(r"anggaran/(20\d\d)\.yml"), "anggaran/*.yml", Anggaran, kunci="tahun"),
    JenisBerkas(
        "dokumen",
        re.compile(r"pengukuran/(20\d\d-TW[1-4])/dokumen\.yml"),
        "pengukuran/*/dokumen.yml",
        Dokumen,
        kunci="periode",
    ),
    JenisBerkas(
        "formulir",
        re.compile(r"pengukuran/20\d\d-TW[1-4]/(?!dokumen\.yml)([^/]+)\.yml"),
        "pengukuran/*/!(dokumen).yml",
        Formulir,
        kunci="unit",
    ),
)


def jenis_of(path: str) -> tuple[JenisBerkas, str | None] | None:
    """Return the kind of the file at ``path`` and the id its name carries; None when unknown."""
    for jenis in JENIS:
        match = jenis.pola.fullmatch(path)
        if match:
            return jenis, match[1] if match.groups() else None
    return None
