"""Sign PDFs with test certificates, honestly and otherwise."""

# pyHanko ships types, but many of its functions have none:
# mypy: allow-untyped-calls

import asyncio
import datetime
import hashlib
import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pikepdf
from asn1crypto import algos, crl, keys, x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore
from tests.archive.sertifikat_uji import WAKTU, Sertifikat

Ubah = Callable[[IncrementalPdfFileWriter], None]
KECIL = (310, 68, 420, 112)  # points; 1 % of a page, on bare paper below the short document's name


@dataclass(frozen=True)
class Cara:
    """How one signature is made; ``ubah`` changes the document in the same update, before signing."""

    kotak: tuple[int, int, int, int] | None = None
    halaman: int | None = None  # from 0; where the approved PDF has "Pengesahan", if not said
    waktu: datetime.datetime = WAKTU
    sidik: str = "sha256"
    pss: bool = False
    polos: bool = False  # the signature algorithm is "rsaEncryption", as many programs write
    menjelang: Ubah | None = None  # what is changed once the field names the signature
    tsa: Sertifikat | None = None
    waktu_tsa: datetime.datetime = WAKTU
    kunci_dokumen: bool = False
    izin: int = 1  # of a signature that certifies: nothing, fields, or notes may change after it
    ubah: Ubah | None = None


class _Penanda(signers.PdfSigner):
    """Signs at a fixed time instead of the computer's."""

    waktu: datetime.datetime
    menjelang: Ubah | None = None

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.waktu
        if self.menjelang:
            prepare, change = session.prepare_tbs_document, self.menjelang

            def prepared(*args: Any, **kwargs: Any) -> Any:
                document = prepare(*args, **kwargs)
                assert isinstance(session.pdf_out, IncrementalPdfFileWriter)
                change(session.pdf_out)
                return document

            session.prepare_tbs_document = prepared  # type: ignore[method-assign] # what is signed is changed
        return session

    def _enforce_certification_constraints(self, *_: Any) -> None:
        """An honest program would refuse to sign what an earlier signature locked."""


def tandai(
    pdf: bytes, oleh: Sertifikat, cara: Cara = Cara(), *, perantara: tuple[Sertifikat, ...] = ()
) -> bytes:
    """Return the PDF with one more signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if cara.ubah:
        cara.ubah(writer)
    count = len(list(fields.enumerate_sig_fields(writer)))
    name = f"Tanda{count + 1}"
    if cara.kotak:
        page = block_page(pdf) if cara.halaman is None else cara.halaman
        fields.append_signature_field(writer, fields.SigFieldSpec(name, on_page=page, box=cara.kotak))
    meta = signers.PdfSignatureMetadata(
        field_name=name,
        md_algorithm=cara.sidik,
        subfilter=fields.SigSeedSubFilter.PADES,
        reason="Uji coba",
        certify=cara.kunci_dokumen,
        docmdp_permissions=fields.MDPPerm(cara.izin),
    )
    stamper = stempel(cara.tsa, cara.waktu_tsa) if cara.tsa else None
    signer = _Penanda(meta, _signer(oleh, cara, perantara), timestamper=stamper)
    signer.waktu, signer.menjelang = cara.waktu, cara.menjelang
    out = io.BytesIO()
    di_utas(lambda: signer.sign_pdf(writer, output=out))
    return out.getvalue()


def block_page(pdf: bytes) -> int:
    """Return the page, from 0, that the list of contents names for the signature block."""
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        (target,) = (item.destination for item in outline.root if item.title.endswith(". Pengesahan"))
        pages = [page.objgen for page in file.pages]
        assert isinstance(target, pikepdf.Array)
        return pages.index(pikepdf.Page(target[0]).objgen)


def di_utas(kerja: Callable[[], Any]) -> Any:
    """Work in a thread of its own: pyHanko starts an event loop, and the browser's tests run one here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(kerja).result()


def _signer(oleh: Sertifikat, cara: Cara, perantara: tuple[Sertifikat, ...]) -> signers.SimpleSigner:
    store = SimpleCertificateStore.from_certs([x509.Certificate.load(item.der) for item in perantara])
    plain = algos.SignedDigestAlgorithm({"algorithm": "rsassa_pkcs1v15"}) if cara.polos else None
    return signers.SimpleSigner(
        x509.Certificate.load(oleh.der),
        keys.PrivateKeyInfo.load(oleh.kunci_der),
        store,
        signature_mechanism=plain,
        prefer_pss=cara.pss,
    )


def stempel(tsa: Sertifikat, waktu: datetime.datetime) -> DummyTimeStamper:
    return DummyTimeStamper(
        x509.Certificate.load(tsa.der), keys.PrivateKeyInfo.load(tsa.kunci_der), fixed_dt=waktu
    )


def simpan_bukti(pdf: bytes, sertifikat: tuple[Sertifikat, ...], daftar: tuple[bytes, ...]) -> bytes:
    """Append certificates and revocation lists (DSS): B-T becomes B-LT."""
    out = io.BytesIO(pdf)
    reader = PdfFileReader(io.BytesIO(pdf))
    DocumentSecurityStore.add_dss(
        out,
        reader.embedded_signatures[-1].pkcs7_content.hex().encode("ascii"),
        certs=[x509.Certificate.load(item.der) for item in sertifikat],
        crls=[crl.CertificateList.load(item) for item in daftar],
    )
    return out.getvalue()


def stempel_dokumen(pdf: bytes, tsa: Sertifikat, waktu: datetime.datetime) -> bytes:
    """Append a document time stamp: B-LT becomes B-LTA."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stamper = signers.PdfTimeStamper(stempel(tsa, waktu), field_name=f"Stempel{len(pdf)}")
    di_utas(lambda: stamper.timestamp_pdf(writer, "sha256", output=out))
    return out.getvalue()


def lubangi(pdf: bytes, oleh: Sertifikat) -> bytes:
    """Sign anew with a gap that begins ten bytes early and ends ten bytes early, in the reserved zeros."""
    found = re.search(rb"/ByteRange \[ ?(\d+) (\d+) (\d+) (\d+) *\]", pdf)
    assert found
    _, before, after, rest = map(int, found.groups())
    numbers = f"/ByteRange [0 {before - 10} {after - 10} {rest + 10}".encode()
    width = found.end() - found.start() - 1
    pdf = pdf[: found.start()] + numbers.ljust(width) + pdf[found.end() - 1 :]
    digest = hashlib.sha256(pdf[: before - 10] + pdf[after - 10 :]).digest()
    signer = _signer(oleh, Cara(), ())
    message = di_utas(lambda: asyncio.run(signer.async_sign(digest, "sha256", use_pades=True)))
    signed: bytes = message.dump().hex().encode().ljust(after - before - 2, b"0")
    return pdf[:before] + b"<" + signed + b">" + pdf[after:]


def susulkan(pdf: bytes, ubah: Ubah) -> bytes:
    """Append an update that nobody signs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    ubah(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def tak_terpakai(writer: IncrementalPdfFileWriter) -> None:
    """Add an object that nothing refers to."""
    writer.add_object(generic.pdf_string("uji"))


def halaman_baru(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    page = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Page"),
            generic.pdf_name("/Parent"): writer.root.raw_get("/Pages"),
            generic.pdf_name("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842))),
        }
    )
    pages["/Kids"].append(writer.add_object(page))
    pages["/Count"] = generic.NumberObject(pages["/Count"] + 1)
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def timpa_isi(writer: IncrementalPdfFileWriter) -> None:
    """Draw a white box over the first page."""
    page = writer.find_page_for_modification(0)[0].get_object()
    cover = writer.add_object(generic.StreamObject(stream_data=b"1 g 0 0 400 400 re f"))
    old = page.raw_get("/Contents")
    parts = old if isinstance(old, generic.ArrayObject) else [old]
    page["/Contents"] = generic.ArrayObject([*parts, cover])
    writer.update_container(page)


def ganti_isi(writer: IncrementalPdfFileWriter) -> None:
    """Replace the content stream itself, under its own number."""
    page = writer.find_page_for_modification(0)[0].get_object()
    stream = page["/Contents"]
    stream._data, stream._encoded_data = b"1 g 0 0 400 400 re f", None
    writer.mark_update(page.raw_get("/Contents").reference)


def catatan(writer: IncrementalPdfFileWriter) -> None:
    """Add a text annotation to the first page."""
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (10, 10, 90, 40))),
            generic.pdf_name("/Contents"): generic.pdf_string("uji"),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def hak_pakai(writer: IncrementalPdfFileWriter) -> None:
    """Claim usage rights, which only certain programs may grant."""
    rights = generic.DictionaryObject({generic.pdf_name("/UR3"): writer.root.raw_get("/Pages")})
    writer.root["/Perms"] = rights
    writer.update_root()


def tindakan(writer: IncrementalPdfFileWriter) -> None:
    """Open something when the document opens."""
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/URI"),
            generic.pdf_name("/URI"): generic.pdf_string("https://contoh.example/"),
        }
    )
    writer.update_root()


def isian(writer: IncrementalPdfFileWriter) -> None:
    """Add a text field."""
    field = generic.DictionaryObject(
        {
            generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
            generic.pdf_name("/T"): generic.pdf_string("isian"),
        }
    )
    form = generic.DictionaryObject(
        {generic.pdf_name("/Fields"): generic.ArrayObject([writer.add_object(field)])}
    )
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()


def tautan_cap(writer: IncrementalPdfFileWriter) -> None:
    """Let the first signature field open an address; it is made, without a size, where there is none."""
    if "/AcroForm" not in writer.root:
        fields.append_signature_field(writer, fields.SigFieldSpec("Tanda0", on_page=0))
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field["/A"] = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/URI"),
            generic.pdf_name("/URI"): generic.pdf_string("https://contoh.example/"),
        }
    )
    writer.update_container(field)


def dua_tampilan(writer: IncrementalPdfFileWriter) -> None:
    """Let the last field show at a second place too."""
    field = writer.root["/AcroForm"]["/Fields"][-1].get_object()
    parts = {key: field.raw_get(key) for key in ("/Type", "/Subtype", "/Rect", "/P", "/AP", "/F")}
    own = writer.add_object(generic.DictionaryObject(parts))
    twin = generic.DictionaryObject(parts)
    twin["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (320, 200, 520, 265)))
    ref = writer.add_object(twin)
    for key in parts:
        del field[key]
    field["/Kids"] = generic.ArrayObject([own, ref])
    annots = parts["/P"].get_object()["/Annots"]
    annots[-1] = own
    annots.append(ref)
    writer.update_container(annots)
    writer.update_container(field)
