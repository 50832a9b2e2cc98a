"""The small verifier that entries carry, as each version of the program filed it, by SHA-256.

An auditor is told to run it, so it is compared with these and excused by no version. A new text of it is
added here; none is ever taken away.
"""

from collections.abc import Mapping

VERIFIER_DIGESTS: Mapping[str, str] = {
    "5f82eaf8a64365b2bdd0c107d61adb9875d5b88f4871858189253be799626fcb": "0.1.0",
    "a1e17fdbd8922797b0295eb0f3d0ff6de3083f6eab062cd530076f3957528f83": "0.2.0",
    "6c69b07bae2e15ee8e557f8ef54b89e46e6c995e0f85ebada5c5e65a7b0f44a9": "0.2.0",
    "9bcf8b78d3d95e0862017d582d48f4d88e6aaaf4c818a49bf17a70301efa159c": "0.2.0",
}
"""The version that filed it first."""
