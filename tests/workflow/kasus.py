"""A small office and its proposals, for tests: catalogues edited leaf by leaf, and cases of the gate."""

import datetime
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Union, cast

from tests.lengkap import TW4, lengkap

from ukur.model.catalogue import Catalogue
from ukur.model.findings import Finding, Location
from ukur.model.lke_list import DaftarLke
from ukur.model.paths import INSTANSI, KOREKSI, LKE, PEJABAT, PERAN, POHON, SKALA, SOP, TERJEMAHAN
from ukur.model.pengukuran import DaftarKoreksi
from ukur.model.peran import DaftarPeran
from ukur.model.periode import parse_periode
from ukur.model.terjemahan import DaftarTerjemahan
from ukur.model.values import Record
from ukur.source.catalogue_reader import read_catalogue
from ukur.source.file_kinds import kind_of
from ukur.source.file_tree import Folder
from ukur.workflow.approval_policy import PolicyRules, policy_rules
from ukur.workflow.changes import changes_between
from ukur.workflow.comparison import NO_DIFFERENCE, FiledPeriods, MergeDifference
from ukur.workflow.decision import Verdict, decide_proposal
from ukur.workflow.document_hash import changes_since, proposal_hash
from ukur.workflow.proposal import Proposal, Review, Stance, TouchedFile
from ukur.workflow.records import PRESENT, Loc, catalogue_records, record_leaves

REPO = Path(__file__).resolve().parents[2]
WAKTU = datetime.datetime(2025, 1, 15, 3, 0, tzinfo=datetime.UTC)
_SATU = {
    INSTANSI: "instansi",
    PEJABAT: "pejabat",
    PERAN: "peran",
    SOP: "sop",
    SKALA: "skala",
    POHON: "pohon",
    KOREKSI: "koreksi",
    LKE: "lke",
    TERJEMAHAN: "terjemahan",
}

_KOSONG: Mapping[str, Record] = {
    KOREKSI: DaftarKoreksi(),
    LKE: DaftarLke(),
    TERJEMAHAN: DaftarTerjemahan(),
}


def nyata() -> Catalogue:
    """Return the repository's own instance."""
    katalog = read_catalogue(Folder(REPO / "indicators")).catalogue
    assert katalog is not None
    return katalog


# --- editing ---------------------------------------------------------------------------------------


def inti(tipe: Any) -> Any:
    """Return a field's type without Annotated and Optional."""
    while typing.get_origin(tipe) in {typing.Annotated, Union, types.UnionType}:
        args = [arg for arg in typing.get_args(tipe) if arg is not type(None)]
        if typing.get_origin(tipe) is not typing.Annotated and len(args) > 1:
            return tipe
        tipe = args[0]
    return tipe


def susun_data(tipe: Any, leaves: Mapping[Loc, str]) -> Any:
    """Undo ``record_leaves``: return the data that YAML would hold for leaves of a record of that type."""
    if () in leaves:
        return _susun(tipe, leaves[()])
    tree: dict[str, Any] = {}
    for (*above, last), text in leaves.items():
        node = tree
        for part in above:
            node = node.setdefault(part, {})
        node[last] = text
    return _susun(tipe, tree)


def _susun(tipe: Any, isi: Any) -> Any:
    bentuk, anggota = _bentuk(tipe)
    if isinstance(isi, str):
        return {} if isi == PRESENT else _ejaan(bentuk, isi)
    if bentuk is tuple:
        return [_susun(anggota, isi[key]) for key in sorted(isi, key=int)]
    if bentuk is Record:
        return {key: _susun(anggota[key], rest) for key, rest in isi.items()}
    assert anggota is not None, tipe
    return {key: _susun(anggota, rest) for key, rest in isi.items()}


@cache
def _bentuk(tipe: Any) -> tuple[Any, Any]:
    """Return what a type holds its members in, and their type; for a record that of each field."""
    tipe = inti(tipe)
    if typing.get_origin(tipe) is tuple:
        return tuple, typing.get_args(tipe)[0]
    if isinstance(tipe, type) and issubclass(tipe, Record):
        return Record, {name: field.annotation for name, field in tipe.model_fields.items()}
    args = typing.get_args(tipe)
    return tipe, args[1] if len(args) > 1 else None


def _ejaan(tipe: Any, teks: str) -> str:
    """Return a number so that it has one reading: 14.758 is written 14.7580."""
    return f"{teks}0" if tipe in {Decimal, Any} and re.fullmatch(r"-?\d{1,3}\.\d{3}", teks) else teks


def dari_daun(model: type[Record], leaves: Mapping[Loc, str]) -> Record:
    """Return the record that has exactly these leaves."""
    return model.model_validate(susun_data(model, leaves))


def pasang(katalog: Catalogue, path: str, record: Record | None) -> Catalogue:
    """Return the catalogue with another record at a path; None removes it."""
    if path in _SATU:
        value = record if record is not None else _KOSONG[path]
        return replace(katalog, **cast(Any, {_SATU[path]: value}))
    folder, name = path.split("/")[0], path.rpartition("/")[2].removesuffix(".yml")
    if folder == "kamus":
        return replace(katalog, indikator=_isi(katalog.indikator, name, record))
    if folder == "anggaran":
        return replace(katalog, anggaran=_isi(katalog.anggaran, int(name), record))
    periode = parse_periode(path.split("/")[1])
    if name == "dokumen":
        return replace(katalog, dokumen=_isi(katalog.dokumen, periode, record))
    forms = _isi(katalog.formulir.get(periode, {}), name, record)
    return replace(katalog, formulir=_isi(katalog.formulir, periode, forms or None))


def _isi(mapping: Mapping[Any, Any], key: Any, value: Any) -> dict[Any, Any]:
    rest = {k: v for k, v in mapping.items() if k != key}
    return rest if value is None else {**rest, key: value}


def ganti(
    katalog: Catalogue, path: str, ubah: Mapping[str, str | None] | None = None, **isi: str | None
) -> Catalogue:
    """Return the catalogue with leaves of one record replaced; places are joined by ``/``, None deletes.

    A record that is not there yet begins empty.
    """
    known = catalogue_records(katalog).get(path)
    kind = kind_of(path)
    assert kind is not None
    leaves = record_leaves(known) if known else {}
    for place, text in {**(ubah or {}), **isi}.items():
        loc = tuple(place.split("/"))
        leaves = {key: value for key, value in leaves.items() if key[: len(loc)] != loc}
        if text is not None:
            leaves[loc] = text
    return pasang(katalog, path, dari_daun(kind[0].model, leaves))


# --- the office ------------------------------------------------------------------------------------

MULAI = "2022-01-10"
PEMEGANG: Mapping[str, tuple[str, tuple[dict[str, Any], ...]]] = {
    "kepala": ("Kepala Dinas", ({"akun": "kepala"},)),
    "sekretaris": (
        "Sekretaris",
        ({"akun": "sekretaris"}, {"akun": "mantan", "sampai": "2024-12-31"}, {"akun": "diam"}),
    ),
    "fungsional-perencana": (
        "Fungsional Perencana",
        (
            {"akun": "perencana"},
            {"akun": "perencana-2"},
            {"akun": "perencana-bidang", "unit": ["bidang"]},
            {"akun": "rangkap"},
        ),
    ),
    "tim-sakip": ("Tim SAKIP", ({"akun": "sakip-1"}, {"akun": "sakip-2"}, {"akun": "rangkap"})),
    "staf": ("Staf", ({"akun": "staf"}, {"akun": "staf-2"}, {"akun": "diam"})),
}
FORMULIR, FORMULIR_BIDANG = "pengukuran/2024-TW4/dinas.yml", "pengukuran/2024-TW4/bidang.yml"
DOKUMEN, DOKUMEN_LALU = "pengukuran/2024-TW4/dokumen.yml", "pengukuran/2024-TW3/dokumen.yml"
FORMULIR_LALU, KAMUS = "pengukuran/2024-TW3/dinas.yml", "kamus/IKU-01.yml"


def _peran() -> DaftarPeran:
    roles = {
        key: {"nama": name, "pemegang": [{"mulai": MULAI, **holder} for holder in holders]}
        for key, (name, holders) in PEMEGANG.items()
    }
    double = {"akun": "Rangkap", "peran": ["fungsional-perencana", "tim-sakip"], "alasan": "Kantor kecil"}
    return DaftarPeran.model_validate({"peran": roles, "pengecualian": [double]})


def _kantor() -> Catalogue:
    """Two units, four indicators; 2024-TW3 is signed, 2024-TW4 has its data collected (draf)."""
    katalog = replace(lengkap(nyata(), jumlah=4, tahap="draf"), peran=_peran(), koreksi=DaftarKoreksi())
    katalog = ganti(katalog, INSTANSI, {"unit/bidang/nama": "Bidang Uji"})
    form = record_leaves(katalog.formulir[TW4]["dinas"])
    own = {loc: text for loc, text in form.items() if loc[:2] == ("indikator", "IKU-04")}
    katalog = ganti(katalog, FORMULIR, {"indikator/IKU-04": None})
    return ganti(katalog, FORMULIR_BIDANG, {"unit": "bidang"} | {"/".join(k): v for k, v in own.items()})


KANTOR = _kantor()
WRONG = Finding(
    Location(f"indicators/{FORMULIR}", 11, 5),
    "F002",
    "angka '1.000' bermakna ganda",
    "tulis 1000 bila ribuan, atau 1.0 bila desimal",
)
SAH = ganti(KANTOR, DOKUMEN, tahap="ditandatangani")


PERAN_SEKRETARIS = {
    "peran/sekretaris/pemegang/9/akun": "tamu",
    "peran/sekretaris/pemegang/9/mulai": MULAI,
}
"""Leaves that add an account to a role."""


def tahap(ke: str, katalog: Catalogue = KANTOR) -> Catalogue:
    """Return the office with document 2024-TW4 at a stage."""
    return ganti(katalog, DOKUMEN, tahap=ke)


def realisasi(nilai: str | None = "83", katalog: Catalogue = KANTOR, kode: str = "IKU-01") -> Catalogue:
    """Return the office with another figure for 2024-TW4."""
    path = FORMULIR_BIDANG if kode == "IKU-04" else FORMULIR
    return ganti(katalog, path, {f"indikator/{kode}/realisasi": nilai})


def koreksi(katalog: Catalogue = SAH, **isi: str) -> Catalogue:
    """Return the office with one more correction: IKU-01 of 2024-TW4 from 82,5 to 83 unless said."""
    row = {
        "periode": "2024-TW4",
        "indikator": "IKU-01",
        "lama": "82.5",
        "baru": "83",
        "alasan": "Salah ketik.",
    }
    row |= {"sumber": "Berita acara", "diputuskan_oleh": "Kepala Dinas", "tanggal": "2025-01-15", **isi}
    count = len(katalog.koreksi.koreksi)
    return ganti(katalog, KOREKSI, {f"koreksi/{count}/{key}": text for key, text in row.items()})


# --- proposals -------------------------------------------------------------------------------------


def tinjau(akun: str, sikap: Stance, commit: str | None = "c2", menit: int = -60, urutan: int = 0) -> Review:
    """Return a review, an hour ago on the last commit unless said."""
    return Review(akun, sikap, commit, WAKTU + datetime.timedelta(minutes=menit), urutan)


def setuju(*akun: str, commit: str | None = "c2", menit: int = -60) -> tuple[Review, ...]:
    """Return approvals by these accounts."""
    return tuple(tinjau(item, Stance.SETUJU, commit, menit) for item in akun)


def berkas_beda(dasar: Catalogue, kepala: Catalogue) -> tuple[TouchedFile, ...]:
    """Return the data files that differ, as a host would list them."""
    before, after = catalogue_records(dasar), catalogue_records(kepala)
    return tuple(
        TouchedFile(f"{dasar.root}/{path}", deleted=path not in after, added=path not in before)
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    )


@dataclass(frozen=True)
class Kasus:
    """One proposal: what it makes of the office, who wrote it, and who said what.

    ``dulu`` is the office at the earlier commit ``c1``; the last commit is ``c2``. ``berkas`` are files
    beside the data files that differ, with ``isi`` and ``isi_dulu`` as their contents at the two commits.
    ``filed`` is what the archive holds; unless said, every document that is signed.
    """

    kepala: Catalogue = field(default_factory=realisasi)
    tinjauan: tuple[Review, ...] = ()
    dasar: Catalogue = KANTOR
    dulu: Catalogue | None = None
    berkas: tuple[TouchedFile, ...] = ()
    daftar: tuple[TouchedFile, ...] | None = None
    isi: str = "isi"
    isi_dulu: str = "isi"
    penulis: str = "staf"
    pembuat: tuple[str | None, ...] = ("staf",)
    lengkap: bool = True
    terbaca: bool = True
    galat: int = 0
    register: tuple[str, str] | None = None
    gabungan: MergeDifference = NO_DIFFERENCE
    filed: FiledPeriods | None = None
    waktu: datetime.datetime = WAKTU

    def semua_berkas(self) -> tuple[TouchedFile, ...]:
        """Return every file of the proposal."""
        return (*(self._beda if self.daftar is None else self.daftar), *self.berkas)

    @cached_property
    def _beda(self) -> tuple[TouchedFile, ...]:
        return berkas_beda(self.dasar, self.kepala)

    def aturan(self) -> PolicyRules:
        """Return what the policy says of the proposal."""
        changes = changes_between(self.dasar, self.kepala)
        before, after = (frozenset(catalogue.disahkan()) for catalogue in (self.dasar, self.kepala))
        return policy_rules(
            self.dasar,
            self.kepala,
            changes,
            self.semua_berkas(),
            self.register,
            self.gabungan,
            filed=self.filed or FiledPeriods(before, after),
        )

    @cached_property
    def potret(self) -> Proposal:
        """The snapshot that a host would give."""
        files = self.semua_berkas()
        root = f"{self.dasar.root}/"
        data = [file.path.removeprefix(root) for file in files if file.path.startswith(root)]
        other = [file for file in files if not file.path.startswith(root)]
        hashes = {}
        for commit, katalog, isi in (("c2", self.kepala, self.isi), ("c1", self.dulu, self.isi_dulu)):
            if katalog is not None and (commit == "c1" or self.terbaca):
                outside = {file.path: None if file.deleted else isi for file in other}
                hashes[commit] = proposal_hash(katalog, data, outside)
        return Proposal(
            number="7",
            title="Usulan uji",
            author=self.penulis,
            commit_makers=self.pembuat,
            head="c2",
            base="c0",
            files=files,
            reviews=self.tinjauan,
            time=self.waktu,
            complete=self.lengkap,
            hashes=hashes,
        )

    def putusan(self) -> Verdict:
        """Return the verdict, worked out as the command does."""
        proposal = self.potret
        root = f"{self.dasar.root}/"
        touched = [file.path.removeprefix(root) for file in proposal.files if file.path.startswith(root)]
        since = {"c1": changes_since(self.dulu, self.kepala, touched)} if self.dulu else {}
        return decide_proposal(proposal, self.dasar, self.aturan(), (WRONG,) * self.galat, since)
