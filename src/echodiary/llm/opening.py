"""From an endpoint to its models, ready to be used. A provider's SDK is imported here, when it is first asked for."""

from __future__ import annotations

import logging
import warnings

from echodiary.llm.errors import LlmFailed, Misconfigured, NotSupported
from echodiary.llm.limits import TimeLimited
from echodiary.llm.port import Endpoint, Models, TimeLimits
from echodiary.llm.retrying import Retrying

PROVIDERS = ("openai", "gemini")
TALKATIVE = ("openai", "google_genai", "httpx2", "httpcore2", "genai-prices", "pydantic_ai")


def open_models(endpoint: Endpoint, limits: TimeLimits | None = None) -> Models:
    """Make the models of an endpoint, within time limits and with one silent retry.

    The first call for a provider takes 1-3 seconds of imports: make it where nobody waits. Close the models after use.
    Raises `BadCredentials` without a key where one is needed, `NotSupported` for a provider that is not known,
    `Misconfigured` for an address or a key that the provider's SDK cannot even be made with.
    """
    kept = limits or TimeLimits()
    try:
        adapter = _adapter(endpoint, kept)
    except (LlmFailed, ImportError):
        raise
    except Exception:  # noqa: BLE001 - each SDK has its own way of refusing an address
        raise Misconfigured from None  # their words may hold the address, and what somebody typed into it
    return TimeLimited(Retrying(adapter), kept)


def _adapter(endpoint: Endpoint, limits: TimeLimits) -> Models:
    if endpoint.provider not in PROVIDERS:
        raise NotSupported
    _hush()
    if endpoint.provider == "openai":
        from echodiary.llm.adapters.openai import OpenAIModels  # noqa: PLC0415 - loads an SDK

        return OpenAIModels(endpoint, limits)
    from echodiary.llm.adapters.gemini import GeminiModels  # noqa: PLC0415 - loads an SDK

    return GeminiModels(endpoint, limits)


def _hush() -> None:
    """Keep what the SDKs log and warn of out of our logs: on `debug` that would be prompts, on surprises answers."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module=r"(pydantic_ai|openai|google\.genai|genai_prices)(\.|$)")
