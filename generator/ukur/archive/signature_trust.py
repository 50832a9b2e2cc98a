"""Whether signatures are trusted: algorithms, certificates, time. Nothing is fetched, no clock is read."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import x509  # type: ignore[import-untyped]  # ships no types
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    FreshnessReqType,
    RevocationCheckingPolicy,
)

from ukur.archive.signature_integrity import EmbeddedSignature, SignedFile, signer_name
from ukur.archive.signature_values import SoundSignature, TimeSource
from ukur.model.findings import UkurError
from ukur.workflow.decision import CLOCK_TOLERANCE

# NIST SP 800-131A: no SHA-1, and keys of 112 bits of strength at least, which RSA has from 2048 on.
_STRONG_HASHES = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
_SMALLEST_KEYS = {"rsa": 2048, "rsassa_pss": 2048, "ec": 256, "ed25519": 0, "ed448": 0}
_HASHLESS = {"ed25519", "ed448", "rsassa_pkcs1v15"}  # names no digest: a fixed one, or the message's own
_KEY_USAGE = {"digital_signature", "non_repudiation"}
_NOT_A_PERSON = {"server_auth", "code_signing", "time_stamping", "ocsp_signing"}  # extended key usage

_NO_ROOT = (
    "tidak bersambung ke sertifikat akar yang dipercaya instansi; "
    "periksa penerbitnya atau tambahkan sertifikat akar dan perantaranya"
)
_PROBLEMS = {
    "NO_CERTIFICATE_CHAIN_FOUND": _NO_ROOT,
    "REVOKED": "sudah dicabut; minta tanda tangan ulang dengan sertifikat yang berlaku",
    "REVOKED_CA": "diterbitkan oleh penerbit yang sertifikatnya sudah dicabut; hubungi penerbitnya",
    "CRYPTO_CONSTRAINTS_FAILURE": "atau penerbitnya memakai algoritme yang lemah; minta sertifikat baru",
    "OUT_OF_BOUNDS": "tidak berlaku pada waktu yang dinilai; minta tanda tangan ulang",
}
"""What follows "sertifikat X" for pyHanko's indication of a trust problem."""
_OTHER_PROBLEM = "tidak lolos pemeriksaan rantai penerbitnya; hubungi penerbit sertifikat"


def _every_age(rules: RevocationCheckingPolicy) -> CertRevTrustPolicy:
    century = datetime.timedelta(days=36500)
    return CertRevTrustPolicy(rules, century, FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION)


_IF_PRESENT = _every_age(RevocationCheckingPolicy.from_legacy("soft-fail"))
"""Offline, revocation data in the file is used at any age, and its absence forgiven."""
_ALWAYS = _every_age(REQUIRE_REVINFO)
"""The same, also for certificates that do not say where such data would be."""
_BUKTI = CertRevTrustPolicy(REQUIRE_REVINFO, retroactive_revinfo=True)
"""Proof: data for every certificate, not yet superseded at the time judged."""


@dataclass(frozen=True)
class _TrustAnchors:
    """What every certificate is judged by: the office's certificates and what the file keeps (DSS)."""

    roots: tuple[x509.Certificate, ...]
    intermediates: tuple[x509.Certificate, ...]
    cache: DocumentSecurityStore

    def context(self, saat: datetime.datetime, cabut: CertRevTrustPolicy = _IF_PRESENT) -> ValidationContext:
        return self.cache.as_validation_context(
            {
                "trust_roots": list(self.roots),
                "other_certs": list(self.intermediates),
                "moment": saat,
                "allow_fetching": False,
                "revinfo_policy": cabut,
            }
        )


def validate_signatures(
    file: SignedFile, root: Sequence[bytes], now: datetime.datetime
) -> tuple[SoundSignature, ...]:
    """Return the signatures, oldest first; UkurError where one is not trusted.

    From the newest back: a trusted document time stamp proves what is older as of its own time.
    """
    anchors = _trust_anchors(file, root)
    saat, found = now, list[SoundSignature]()
    for item in reversed(file.embedded):
        _refuse_weak(item.emb, item.sebutan)
        if item.stempel:
            status = validate_pdf_timestamp(item.emb, anchors.context(saat), skip_diff=True)
            saat = _timestamp(status, item.sebutan, now)
        else:
            found.append(_validated(item, anchors, saat, now))
    return tuple(reversed(found))


def _trust_anchors(file: SignedFile, root: Sequence[bytes]) -> _TrustAnchors:
    try:
        certs = [cert for data in root for cert in load_certs_from_pemder_data(data)]
        roots = tuple(cert for cert in certs if cert.self_issued)
    except (ValueError, TypeError) as error:
        raise UkurError(
            "sertifikat akar instansi tidak terbaca; simpan ulang dalam bentuk PEM atau DER"
        ) from error
    if not roots:
        raise UkurError("belum ada sertifikat akar yang dipercaya; tambahkan sertifikat akar penerbit TTE")
    try:
        store = DocumentSecurityStore.read_dss(file.reader)
    except NoDSSFoundError:
        store = DocumentSecurityStore(writer=None)
    return _TrustAnchors(roots, tuple(cert for cert in certs if not cert.self_issued), store)


def _validated(
    item: EmbeddedSignature, anchors: _TrustAnchors, saat: datetime.datetime, now: datetime.datetime
) -> SoundSignature:
    emb, cert, called = item.emb, item.emb.signer_cert, item.sebutan
    status = _judged(emb, anchors.context(saat), anchors.context(saat))
    waktu, sumber, patokan = _claimed_time(emb, called, now), TimeSource.PENANDA, saat
    for stamp in filter(None, (status.content_timestamp_validity, status.timestamp_validity)):
        waktu, sumber = _timestamp(stamp, f"stempel waktu pada {called}", now), TimeSource.TSA
    if status.timestamp_validity is not None:
        patokan = status.timestamp_validity.timestamp
        status = _judged(emb, anchors.context(patokan), anchors.context(saat))
    _refuse_usage(called, cert)
    _in_force(called, cert, waktu, patokan)
    _refuse_untrusted(called, status)
    everything, bukti = (
        _judged(emb, anchors.context(patokan, way), anchors.context(saat)) for way in (_ALWAYS, _BUKTI)
    )
    if everything.revoked:
        _refuse_untrusted(called, everything)
    pencabutan = bukti.trusted and status.timestamp_validity is not None
    return SoundSignature(signer_name(cert), waktu, sumber if waktu else TimeSource.TIDAK_ADA, pencabutan)


def _judged(
    emb: EmbeddedPdfSignature, context: ValidationContext, stamp_context: ValidationContext
) -> PdfSignatureStatus:
    usage = KeyUsageConstraints(key_usage=_KEY_USAGE)
    return validate_pdf_signature(emb, context, stamp_context, key_usage_settings=usage, skip_diff=True)


def _claimed_time(emb: EmbeddedPdfSignature, called: str, now: datetime.datetime) -> datetime.datetime | None:
    """Return the time the signer claims; one without its zone says nothing, for it may be hours off."""
    claimed = emb.self_reported_timestamp
    if not isinstance(claimed, datetime.datetime) or claimed.tzinfo is None:
        return None
    return _not_later(claimed, called, now)


def _not_later(waktu: datetime.datetime, called: str, now: datetime.datetime) -> datetime.datetime:
    if waktu > now + CLOCK_TOLERANCE:
        raise UkurError(
            f"{called} bertanggal {_date_text(waktu)}, sesudah waktu pemeriksaan ({_date_text(now)}); "
            "periksa jam komputer ini, lalu jam pada aplikasi tanda tangan"
        )
    return waktu


def _timestamp(status: TimestampSignatureStatus, called: str, now: datetime.datetime) -> datetime.datetime:
    """Return the time of a time stamp that holds and whose authority is trusted."""
    if not (status.intact and status.valid):
        raise UkurError(f"{called} tidak cocok dengan yang distempel; unduh ulang berkas aslinya")
    if not status.trusted:
        raise UkurError(
            f"{called} dibuat penyedia stempel waktu yang tidak dapat dipercaya atau kedaluwarsa; "
            "tambahkan sertifikat akar penyedianya atau minta tanda tangan ulang"
        )
    assert isinstance(status.timestamp, datetime.datetime)
    return _not_later(status.timestamp, called, now)


def _refuse_weak(emb: EmbeddedPdfSignature, called: str) -> None:
    """Refuse algorithms that are not known to be strong."""
    info, key = emb.signer_info, emb.signer_cert.public_key
    least = _SMALLEST_KEYS.get(key.algorithm)
    digests = {info["digest_algorithm"]["algorithm"].native, emb.external_md_algorithm}
    if info["signature_algorithm"]["algorithm"].native not in _HASHLESS:
        digests.add(info["signature_algorithm"].hash_algo)
    weak = sorted(str(name) for name in digests - _STRONG_HASHES)
    if weak:
        raise UkurError(
            f"{called} memakai algoritme sidik yang lemah atau tidak dikenal ({', '.join(weak)}); "
            "minta tanda tangan dengan SHA-256 atau lebih kuat"
        )
    if least is None or (least and key.bit_size < least):
        raise UkurError(
            f"{called} memakai kunci yang lemah atau tidak dikenal ({key.algorithm} {key.bit_size} bit); "
            "minta sertifikat dengan RSA 2048 bit, EC 256 bit, atau lebih kuat"
        )


def _refuse_usage(called: str, cert: x509.Certificate) -> None:
    usage = cert.key_usage_value
    extended = cert.extended_key_usage_value
    purposes = set() if extended is None else set(extended.native)
    if usage is None or not set(usage.native) & _KEY_USAGE or (purposes and purposes <= _NOT_A_PERSON):
        raise UkurError(
            f"sertifikat pada {called} tidak diterbitkan untuk menandatangani dokumen; "
            "pakai sertifikat tanda tangan elektronik"
        )


def _in_force(
    called: str, cert: x509.Certificate, waktu: datetime.datetime | None, patokan: datetime.datetime
) -> None:
    start, end = cert.not_valid_before, cert.not_valid_after
    if min(waktu or patokan, patokan) < start:
        raise UkurError(
            f"sertifikat pada {called} belum berlaku pada waktu tanda tangan (mulai {_date_text(start)}); "
            "tanda tangani ulang"
        )
    if max(waktu or patokan, patokan) > end:
        raise UkurError(
            f"masa berlaku sertifikat pada {called} berakhir {_date_text(end)} dan tidak ada "
            "stempel waktu "
            "sah dari masa berlakunya; tanda tangani ulang dengan sertifikat yang berlaku"
        )


def _refuse_untrusted(called: str, status: PdfSignatureStatus) -> None:
    if not status.trusted:
        problem = getattr(status.trust_problem_indic, "name", "").removesuffix("_NO_POE")
        raise UkurError(f"sertifikat pada {called} {_PROBLEMS.get(problem, _OTHER_PROBLEM)}")


def _date_text(waktu: datetime.datetime) -> str:
    return waktu.astimezone(datetime.UTC).strftime("%d-%m-%Y %H:%M UTC")
