"""Test certificates, made anew at every run; none of them is worth anything outside these tests."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Kunci = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

WAKTU = datetime.datetime(2025, 1, 31, 3, 0, tzinfo=datetime.UTC)
"""When test signatures are made."""
HARI = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Sertifikat:
    """A certificate with its key."""

    cert: x509.Certificate
    kunci: Kunci

    @property
    def der(self) -> bytes:
        return self.cert.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.cert.public_bytes(serialization.Encoding.PEM)

    @property
    def kunci_der(self) -> bytes:
        return self.kunci.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def kunci_ec() -> Kunci:
    return ec.generate_private_key(ec.SECP256R1())


def kunci_rsa(bit: int = 2048) -> Kunci:
    return rsa.generate_private_key(65537, bit)


def terbitkan(
    nama: str,
    penerbit: Sertifikat | None = None,
    *,
    kunci: Kunci | None = None,
    guna: Sequence[str] = ("digital_signature", "content_commitment"),
    khusus: Sequence[x509.ObjectIdentifier] = (),
    alamat_cabut: str | None = None,
    mulai: datetime.datetime = WAKTU - 30 * HARI,
    akhir: datetime.datetime = WAKTU + 700 * HARI,
) -> Sertifikat:
    """Issue a certificate; without an issuer, or with usage ``key_cert_sign``, one of an authority."""
    kunci = kunci or kunci_ec()
    nama_penerbit = penerbit.cert.subject if penerbit else _nama(nama)
    kunci_penerbit = penerbit.kunci if penerbit else kunci
    guna = guna if penerbit else ("key_cert_sign", "crl_sign")
    otoritas = "key_cert_sign" in guna
    builder = (
        x509.CertificateBuilder()
        .subject_name(_nama(nama))
        .issuer_name(nama_penerbit)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(mulai)
        .not_valid_after(akhir)
        .add_extension(x509.BasicConstraints(otoritas, None), critical=True)
        .add_extension(x509.KeyUsage(**{name: name in guna for name in _GUNA}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(kunci_penerbit.public_key()), critical=False
        )
    )
    if alamat_cabut:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(alamat_cabut)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
    if khusus:
        builder = builder.add_extension(x509.ExtendedKeyUsage(khusus), critical=True)
    return Sertifikat(builder.sign(kunci_penerbit, hashes.SHA256()), kunci)


_GUNA = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def penyedia_waktu(penerbit: Sertifikat, akhir: datetime.datetime = WAKTU + 700 * HARI) -> Sertifikat:
    """A time stamping authority; pyHanko's stand-in signs with RSA only."""
    return terbitkan(
        "Stempel Waktu Uji",
        penerbit,
        kunci=kunci_rsa(),
        guna=("digital_signature",),
        khusus=(ExtendedKeyUsageOID.TIME_STAMPING,),
        akhir=akhir,
    )


def daftar_cabut(penerbit: Sertifikat, dicabut: Sequence[tuple[Sertifikat, datetime.datetime]] = ()) -> bytes:
    """A revocation list of the authority, as of two hours after the test signatures."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(penerbit.cert.subject)
        .last_update(WAKTU + datetime.timedelta(hours=2))
        .next_update(WAKTU + 7 * HARI)
    )
    for item, when in dicabut:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(item.cert.serial_number)
            .revocation_date(when)
            .build()
        )
    return builder.sign(penerbit.kunci, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _nama(nama: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UJI COBA, BUKAN SERTIFIKAT RESMI"),
            x509.NameAttribute(NameOID.COMMON_NAME, nama, _validate=False),
        ]
    )
