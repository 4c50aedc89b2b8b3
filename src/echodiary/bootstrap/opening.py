"""Opening the models behind endpoints, each endpoint once."""

import asyncio
import hashlib

import structlog

from echodiary.bootstrap.container import Container
from echodiary.features.llm_policy.service import LlmPolicyService
from echodiary.llm.opening import open_models
from echodiary.llm.port import Endpoint, Models, TimeLimits
from echodiary.platform.settings import Settings

log = structlog.get_logger()


class OpenedModels:
    """Keeps the models of each endpoint open, so that calls share connections.

    The first one of a provider loads its SDK, which takes a second or three: call it in a thread of its own.
    """

    def __init__(self, settings: Settings) -> None:
        self._limits = TimeLimits(
            connect=settings.llm_connect_timeout,
            first_token=settings.llm_first_token_timeout,
            whole=settings.llm_timeout,
        )
        self._open: dict[bytes, Models] = {}

    def __call__(self, endpoint: Endpoint) -> Models:
        """The models behind an endpoint. Raises `BadCredentials` without a key where one is needed."""
        name = _name(endpoint)
        if name not in self._open:
            self._open[name] = open_models(endpoint, self._limits)
        return self._open[name]

    async def close(self) -> None:
        """Let go of all connections."""
        while self._open:
            await self._open.popitem()[1].close()


async def open_ahead(container: Container) -> None:
    """Open the policy's models before anybody waits for them: their SDK takes seconds to load."""
    try:
        async with container.database.reading() as session:
            policies = LlmPolicyService(session, container.policy_rules)
            policy = await policies.current(never_send=False)
            endpoint = await policies.endpoint(policy.version)
        if policy.provider.is_external:
            await asyncio.to_thread(container.opener, endpoint)
    except Exception as failed:  # noqa: BLE001 - nobody waits for this: whoever writes next is told what is wrong
        log.warning("models.not_opened", error=type(failed).__name__)


def _name(endpoint: Endpoint) -> bytes:
    """What tells endpoints apart, without the key itself standing in memory once more."""
    key = endpoint.api_key.get_secret_value() if endpoint.api_key else ""
    parts = (endpoint.provider, endpoint.base_url or "", key)
    return hashlib.sha256("\0".join(parts).encode()).digest()
