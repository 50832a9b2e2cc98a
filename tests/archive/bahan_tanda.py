"""What tests of signed PDFs start from: the approved PDF, and certificates that are all in order."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.archive.sertifikat_uji import (
    HARI,
    WAKTU,
    Sertifikat,
    daftar_cabut,
    kunci_rsa,
    penyedia_waktu,
    terbitkan,
)
from tests.archive.tandai_uji import (
    KECIL,
    Cara,
    simpan_bukti,
    tandai,
)
from tests.lengkap import SITUS, TW4

from ukur.archive.signatory import Signatory
from ukur.archive.signature_values import SignatureResult
from ukur.archive.signed_pdf import check_signatures
from ukur.document.composition import compose_document
from ukur.document.pdf.pdf_printer import print_pdf
from ukur.measure.measurements import Measurements
from ukur.model.catalogue import Catalogue

KINI = WAKTU + 3 * HARI
NAMA = "Penanda Tangan Uji"


@dataclass(frozen=True)
class Bahan:
    """The approved PDF, another one, and certificates that are all in order."""

    asli: bytes
    lain: bytes
    akar: Sertifikat
    penanda: Sertifikat
    pemaraf: Sertifikat
    tsa: Sertifikat

    def baru(self, nama: str = NAMA, **ubah: object) -> Sertifikat:
        return terbitkan(nama, self.akar, **ubah)  # type: ignore[arg-type]  # keywords of terbitkan

    def tandai(self, oleh: Sertifikat | None = None, **cara: object) -> bytes:
        return tandai(self.asli, oleh or self.penanda, Cara(**cara))  # type: ignore[arg-type]  # of Cara

    def berdua(self) -> bytes:
        return tandai(self.tandai(self.pemaraf), self.penanda, Cara(kotak=KECIL))

    def lt(self, oleh: Sertifikat | None = None, tsa: Sertifikat | None = None, cabut: bytes = b"") -> bytes:
        oleh, tsa = oleh or self.penanda, tsa or self.tsa
        signed = self.tandai(oleh, kotak=KECIL, tsa=tsa)
        return simpan_bukti(signed, (self.akar, oleh, tsa), (cabut or daftar_cabut(self.akar),))

    def nilai(
        self,
        pdf: bytes,
        kini: datetime.datetime = KINI,
        akar: list[bytes] | None = None,
        signatory: Signatory | None = None,
    ) -> SignatureResult:
        roots = [self.akar.pem] if akar is None else akar
        return check_signatures(pdf, self.asli, roots, kini, signatory)


def siapkan(katalog: Catalogue) -> Bahan:
    penuh = compose_document(Measurements(katalog), TW4, site=SITUS)
    # shorter, since the time of a check grows with the number of objects
    row = replace(penuh.kelompok[0].baris[0], rincian=())
    kelompok = replace(penuh.kelompok[0], baris=(row,))
    # and without corrections, whose rows grow when the demonstration is filed anew and move what stands below
    dokumen = replace(
        penuh,
        kelompok=(kelompok,),
        kamus=(),
        dasar_hukum=(),
        catatan_sop=(),
        skala=(),
        koreksi=(),
    )
    akar = terbitkan("Akar Uji")
    return Bahan(
        print_pdf(dokumen, csv=b"kode\r\n"),
        print_pdf(replace(dokumen, alamat_arsip=None), csv=b"kode\r\n"),
        akar,
        terbitkan(NAMA, akar),
        terbitkan("Pemaraf Uji", akar, kunci=kunci_rsa()),
        penyedia_waktu(akar),
    )


Uji = Callable[[Bahan], SignatureResult]
BERAKHIR = WAKTU + 10 * HARI
NANTI = WAKTU + 100 * HARI


def berakhir(b: Bahan, tsa: Sertifikat | None = None) -> bytes:
    return b.tandai(b.baru(akhir=BERAKHIR), tsa=tsa)


def perantara(b: Bahan, akar: list[bytes], ikut: bool) -> SignatureResult:
    """Signed by someone whose issuer is between them and the root."""
    tengah = terbitkan("Penerbit Uji", b.akar, guna=("key_cert_sign", "crl_sign"))
    certs = akar + ([] if ikut else [tengah.pem])
    signed = tandai(b.asli, terbitkan(NAMA, tengah), perantara=(tengah,) if ikut else ())
    return b.nilai(signed, akar=certs)
