"""Endings of what somebody said: data."""

from __future__ import annotations

QUOTING = frozenset(("라고", "으라고", "다고", "ᆫ다고", "는다고", "자고", "냐고", "느냐고", "으냐고"))
# What somebody said, contracted -> spelled out before "said".
REPORTED = {
    "ᆫ대": "ᆫ다고", "는대": "는다고", "대": "다고", "래": "라고", "이래": "이라고", "재": "자고", "ᆫ대요": "ᆫ다고",
    "는대요": "는다고", "대요": "다고", "래요": "라고", "재요": "자고", "ᆫ단다": "ᆫ다고", "는단다": "는다고",
    "다네": "다고", "ᆫ다네": "ᆫ다고", "는다네": "는다고", "라네": "라고", "이라네": "이라고",
    "다더라": "다고", "ᆫ다더라": "ᆫ다고", "는다더라": "는다고", "라더라": "라고",
    "단다": "다고", "으래": "으라고", "으래요": "으라고", **{form: form for form in QUOTING},
}  # fmt: skip
