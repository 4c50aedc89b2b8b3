"""The server-wide choice of provider and models: what a request takes of it, and what its admin sees. Pure."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

MODEL_MAX = 128
BASE_URL_MAX = 512
NOTE_MAX = 500
KEY_MAX = 512
KEY_TAIL = 4


class ModelRole(StrEnum):
    """What the product asks for; never a model's name."""

    TEXT_SMALL = "text-small"
    TEXT_LARGE = "text-large"
    IMAGE = "image"


class Provider(StrEnum):
    """Who can be behind the roles."""

    BUILTIN = "builtin"
    OPENAI = "openai"
    GEMINI = "gemini"

    @property
    def is_external(self) -> bool:
        """Whether what is written from leaves the server."""
        return self is not Provider.BUILTIN

    @property
    def display_name(self) -> str:
        """The provider's own name, the same in every language."""
        return {Provider.OPENAI: "OpenAI", Provider.GEMINI: "Google Gemini"}.get(self, "EchoDiary")


class KeySource(StrEnum):
    """Where a policy's key comes from."""

    STORED = "stored"
    ENVIRONMENT = "environment"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Policy:
    """The server-wide choice as one request took it; `version` 0 is the settings', before an admin saved one."""

    version: int
    provider: Provider
    models: dict[ModelRole, str]

    def model_for(self, role: ModelRole) -> str:
        """The model behind a role."""
        return self.models[role]


@dataclass(frozen=True, slots=True)
class PolicyRecord:
    """A version as its admin sees it; the key itself is not among it."""

    policy: Policy
    base_url: str | None
    key_source: KeySource
    key_tail: str | None = None  # the last characters of a stored key, to tell one from another
    note: str | None = None
    saved_by: UUID | None = None
    saved_at: datetime | None = None
    saved_anyway: bool = False
    restores: int | None = None


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """What an admin wants to save. Models None: the provider's defaults. `api_key` None: as it was, "" none."""

    provider: Provider
    models: dict[ModelRole, str]
    base_url: str | None
    api_key: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a policy would not work: the field that is wrong, and what is wrong with it."""

    field: str
    code: str


NOT_AN_ADDRESS = Problem("base_url", "not_an_address")


def address_problem(base_url: str) -> Problem | None:
    """What is wrong with a base URL: not an address, a password in it, or unencrypted over a public net."""
    if not base_url.isascii() or not base_url.isprintable() or " " in base_url:
        return NOT_AN_ADDRESS
    try:
        address = urlsplit(base_url)
        host, _ = address.hostname, address.port  # both raise what the clients of the SDKs would raise later
    except ValueError:
        return NOT_AN_ADDRESS
    if address.scheme not in {"http", "https"} or not host:
        return NOT_AN_ADDRESS
    if address.username is not None or address.password is not None:
        return Problem("base_url", "holds_credentials")
    if address.scheme == "http" and not _is_near(host):
        return Problem("base_url", "not_encrypted")
    return None


def _is_near(host: str) -> bool:
    """Whether a host is this machine or in a private net, by its name alone: nothing is looked up."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith((".local", ".internal", ".svc", ".localhost"))
    return address.is_loopback or address.is_private
