"""An office whose every text is hostile, made from the real one by walking the models."""

import csv
import html
import io
import json
import re
import shutil
import types
import typing
import zipfile
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from tests.urai import kejadian

from ukur.source.file_kinds import kind_of

AMAN = "aman"
JAHAT = " ".join(
    (
        """"'><img src=x onerror=alert(1)> <script>alert(1)</script> </title></textarea>""",
        "<script>alert(1)</script> {{ 7*7 }} {% raw %} {# [[ukur:judul:0]] [[ukur:isi]]",
        "<h1>[[ukur:isi]]</h1> [[ukur:situs]] [[ukur:tanda]] [[ukur:url:ini]] &lt;b&gt; &#60;b&#62;",
        "javascript:alert(1) ]]> --> <!-- </dl></table> *_`x`_* ![a](b) ${7*7} \\",
    )
)
TAUTAN = "https://contoh.example/?a={{7*7}}&b=&lt;b&gt;[[ukur:judul:0]]--%3E"

# What only an office in full use has: structures that the walk cannot invent.
TAMBAHAN: dict[str, dict[str, Any]] = {
    "instansi.yml": {
        "repositori": {"alamat": "https://git.example/a/b"},
        "percontohan": "tidak",
        "urusan": [{"kode": "2.13", "nama": "x", "mulai": "2020-01-01"}],
        "induk": [{"nama": "x", "mulai": "2020-01-01"}],
        "retensi": {"aktif": "2", "inaktif": "3", "nasib": "musnah", "klasifikasi": "x", "dasar": "x"},
        "pk": [{"tahun": "2024", "nomor": "x", "tanggal": "2024-01-10", "keterangan": "x"}],
    },
    "sop.yml": {"penanda_tangan": [{"jabatan": "kepala"}, {"jabatan": "sekretaris", "sebagai": "x"}]},
    "skala.yml": {"tabel_label": {"opini": {"nama": "x", "sumber": "x", "nilai": {"WTP": "4"}}}},
    "peran.yml": {
        "pengecualian": [{"akun": "peragaan-staf", "peran": ["staf", "tim-sakip"], "alasan": "x"}],
        "bila_kosong": [
            {"peran": "kepala", "pengganti": ["sekretaris", "staf"], "sk": "x", "mulai": "2024-01-01"}
        ],
        "persetujuan_situs": {"sejak": "2024-01-01", "alasan": "x"},
    },
    "kamus/IKU-01.yml": {
        "target_renstra": {"tahun": "2026", "nilai": "30", "sumber": "x"},
        "standar_nasional": {"nilai": "25", "sumber": "x"},
        "baseline": {"2022": {"nilai": "9", "sumber": "x"}},
        "target": {  # easier than the baseline, and changed within the year
            "2023": {
                "tahun": "8",
                "dasar": "renstra",
                "semula": [{"sampai": "2023-TW2", "tahun": "7", "pk": "x", "sumber": "x"}],
            }
        },
        "realisasi_renstra": {"2023": {"nilai": "11.76", "sumber": "x"}},
        "catatan_perubahan": [{"tanggal": "2023-01-01", "uraian": "x"}],
        "putus_deret": [{"mulai": "2020", "uraian": "x"}],
    },
    "pengukuran/2023-TW4/dinas.yml": {
        "indikator": {
            "IKU-01": {
                "rencana_aksi": [
                    {"rekomendasi": {"oleh": "x", "tanggal": "2024-01-10", "uraian": "x"}, "anggaran": "5"}
                ]
            }
        }
    },
    "pengukuran/2024-TW4/dinas.yml": {
        "indikator": {
            "IKU-01": {
                "tindak_lanjut": [{"periode": "2023-TW4", "status": "sebagian selesai", "uraian": "x"}]
            }
        }
    },
    "pengukuran/2024-TW4/dokumen.yml": {
        "tanggal_pengesahan": "2025-01-15",
        "pelaksanaan": [{"langkah": "1", "oleh": "x", "mulai": "2025-01-02", "catatan": "x"}],
        "perintah": {"tanggal": "2025-01-02"},
        "berkas": {"pemusnahan": {"nomor": "x", "tanggal": "2032-01-05"}},
        "rapat": [{"tanggal": "2025-01-09", "hadir": ["x"], "berita_acara": {"nama": "x"}}],
        "bukti_lke": [{"kriteria": "B1.1", "nama": "x"}],
        "tindak_lanjut_lhe": [{"rekomendasi": "x", "status": "selesai"}],
    },
    "koreksi.yml": {
        "koreksi": [
            {
                "periode": "2023-TW4",
                "indikator": "IKU-01",
                "lama": "11.76",
                "baru": "11.8",
                "tanggal": "2024-02-01",
                **dict.fromkeys(("alasan", "sumber", "diputuskan_oleh"), "x"),
            }
        ],
        "naskah": [
            {
                "periode": "2023-TW4",
                "tanggal": "2024-02-01",
                **dict.fromkeys(("semula", "menjadi", "alasan", "sumber", "diputuskan_oleh"), "x"),
            }
        ],
    },
    "lke.yml": {
        "lke": [
            {
                **dict.fromkeys(("nama", "sumber"), "x"),
                "berlaku_mulai": "2024-12-31",
                "bobot": "30",
                "bagian": [
                    {
                        **{"kode": "B1", "nama": "x", "bobot": "30"},
                        "kriteria": [{"kode": "B1.1", "uraian": "x", "padanan": "2.a.1", "bobot": "30"}],
                    }
                ],
            }
        ]
    },
    "terjemahan.yml": {
        "inggris": {
            "instansi": {"nama": "x"},
            "sasaran": {"SS-1": "x"},
            "indikator": {"IKU-01": {"nama": "x", "definisi": "x"}},
            "satuan": {"persen": "x"},
        }
    },
    "anggaran/2024.yml": {
        "tahun": "2024",
        "sumber": "x",
        "dasar": "contoh",
        "simpul": {
            "2.13.02": {
                "pagu": "1000",
                "realisasi": {"TW4": "900"},
                "renstra": {"pagu": "5000", "realisasi_lalu": "800"},
            }
        },
    },
}


class Pengisi:
    """Puts ``teks`` into every place that takes any text, numbered; ``terisi`` gives each number's place."""

    def __init__(self, teks: str) -> None:
        self.teks = teks
        self.terisi: dict[str, str] = {}
        self._nomor = 0
        self._dibuat: list[type[BaseModel]] = []

    def model(self, model: type[BaseModel], data: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``data`` of a record with its texts replaced and its optional texts written."""
        done = dict(data)
        for name, info in model.model_fields.items():
            value = self._nilai(info.rebuild_annotation(), data.get(name), f"{model.__name__}.{name}")
            if value is not None:
                done[name] = value
        return done

    def _nilai(self, kind: Any, value: Any, place: str) -> Any:
        kind = _inti(kind)
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if _rekaman(kind):
            return self._rekaman(kind, value)
        if origin is tuple:
            values = [self._nilai(parts[0], part, place) for part in value or [None]]
            return [part for part in values if part is not None] or value
        if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
            entries = {key: self._nilai(parts[1], part, place) for key, part in (value or {}).items()}
            if entries and menerima(parts[0], JAHAT):
                entries[self._tulis(f"{place} (kunci)")] = next(iter((value or {}).values()))
            return entries or value
        if menerima(kind, JAHAT):
            return self._tulis(place)
        return TAUTAN if menerima(kind, TAUTAN) else value

    def _rekaman(self, kind: type[BaseModel], value: Any) -> Any:
        if value is not None:
            return self.model(kind, value)
        if kind in self._dibuat:  # a tree ends here
            return None
        before = dict(self.terisi)
        self._dibuat.append(kind)
        made = self.model(kind, {})
        self._dibuat.pop()
        if made and menerima(kind, made):
            return made
        self.terisi = before
        return None

    def _tulis(self, place: str) -> str:
        self._nomor += 1
        number = f"zq{self._nomor:04}"
        self.terisi[number] = place
        return f"{number} {self.teks}"


def _inti(kind: Any) -> Any:
    """Return the type without None, and without constraints on what is no single value."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        [kind] = [part for part in parts if part is not type(None)]
        return _inti(kind)
    if origin is not typing.Annotated or parts[0] is str:
        return kind
    inner = _inti(parts[0])
    if inner is str or typing.get_origin(inner) is typing.Annotated:
        return typing.Annotated[inner, *parts[1:]]
    return inner if typing.get_origin(inner) or _rekaman(inner) else kind


def _rekaman(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def menerima(kind: Any, value: Any) -> bool:
    """Whether a type takes this value; a text must stay the text it was."""
    try:
        result = _adapter(kind).validate_python(value)
    except ValidationError:
        return False
    return result == value if isinstance(value, str) else True


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def teks_bebas(model: type[BaseModel]) -> set[str]:
    """Return every place below ``model`` that takes any text, by model and field."""
    places: set[str] = set()
    seen: set[type[BaseModel]] = set()

    def visit(kind: Any, place: str) -> None:
        kind = _inti(kind)
        if _rekaman(kind):
            if kind not in seen:
                seen.add(kind)
                for name, info in kind.model_fields.items():
                    visit(info.rebuild_annotation(), f"{kind.__name__}.{name}")
        elif typing.get_origin(kind) is typing.Annotated or kind is str:
            if menerima(kind, JAHAT):
                places.add(place)
        else:
            for part in typing.get_args(kind):
                visit(part, place)

    visit(model, "")
    return places


def _ditambah(data: dict[str, Any], tambahan: dict[str, Any]) -> dict[str, Any]:
    """Return the record with more in it; what both have is joined, and else replaced."""
    both = {
        key: _ditambah(data[key], value)
        if isinstance(value, dict) and isinstance(data.get(key), dict)
        else value
        for key, value in tambahan.items()
    }
    return {**data, **both}


def tulis_kantor(asal: Path, tujuan: Path, teks: str) -> dict[str, str]:
    """Write the office ``asal`` with ``teks`` in every place for text; return the place of each."""
    shutil.copytree(asal, tujuan)
    for path in TAMBAHAN:
        (tujuan / path).parent.mkdir(exist_ok=True)
        (tujuan / path).touch()
    pengisi, yaml = Pengisi(teks), YAML(typ="base")  # every scalar as the text it is
    for file in sorted(tujuan.rglob("*.yml")):
        path = file.relative_to(tujuan).as_posix()
        kind = kind_of(path)
        assert kind is not None
        data = _ditambah(yaml.load(file.read_text("utf-8")) or {}, TAMBAHAN.get(path, {}))
        file.write_text(json.dumps(pengisi.model(kind[0].model, data), ensure_ascii=False), "utf-8")
    return pengisi.terisi


# What a size or a digest is depends on the words in a file, not on how they are written.
_UKURAN = {"bytes", "contentSize", "dcat:byteSize"}
_SIDIK = re.compile("[0-9a-f]{64}")
_BESAR = re.compile(r"\d+(,\d)? [kM]B")
_BLOK = ("buka", "script", "type=application/ld+json")


def unnamed(text: str) -> str:
    """A page without the names on its map, which are drawn where they fit; they stand beside it as well."""
    return re.sub(r'<g class="nama".*?</g>', "", text, flags=re.DOTALL)


def setara(halaman: str, ganda: bool = False) -> list[tuple[str, ...]]:
    """Return what a parser meets in a page, with harmless words in place of the hostile ones.

    ``ganda``: also in place of those that were escaped once too often. A cell that says in a class that its
    text fills a line says the same of the harmless word.
    """
    events = kejadian(halaman)

    def words(part: str) -> str:
        part = part.replace(JAHAT, AMAN).removesuffix(" lebar")
        return _BESAR.sub("besar", part.replace(html.escape(JAHAT), AMAN) if ganda else part)

    return [
        (event[0], json.dumps(tanpa_jahat(json.loads(event[1]))))
        if before == _BLOK and event[0] == "teks"
        else tuple(words(part) for part in event if part != "class=lebar")
        for before, event in pairwise([("",), *events])
    ]


def tanpa_jahat(value: Any, kunci: str = "") -> Any:
    """Return data read from a file, with harmless words in place of the hostile ones."""
    if kunci in _UKURAN:
        return "ukuran"
    if isinstance(value, dict):
        return {tanpa_jahat(key): tanpa_jahat(part, key) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [tanpa_jahat(part) for part in value]
    return _SIDIK.sub("sidik", value.replace(JAHAT, AMAN)) if isinstance(value, str) else value


def terbaca(nama: str, isi: bytes) -> Any:
    """Return what a program reads from a data file."""
    if nama.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(isi)) as packed:
            return {name: terbaca(name, packed.read(name)) for name in packed.namelist()}
    text = isi.decode("utf-8")
    if nama.endswith("_lembar-kerja.csv"):
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    if nama.endswith(".csv"):
        return list(csv.reader(io.StringIO(text, newline="")))
    if nama.endswith((".xml", ".svg")):
        return [(part.tag, part.attrib, part.text) for part in ElementTree.fromstring(text).iter()]
    return text if nama.endswith(".txt") else json.loads(text)
