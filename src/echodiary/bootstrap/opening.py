"""Opening the models behind endpoints, each endpoint once."""

from echodiary.llm.errors import NotSupported
from echodiary.llm.port import Endpoint, Models


class OpenedModels:
    """Keeps the models of each endpoint open, so that calls share connections."""

    def __init__(self) -> None:
        self._open: dict[Endpoint, Models] = {}

    def __call__(self, endpoint: Endpoint) -> Models:  # noqa: ARG002 - the adapters come next
        """The models behind an endpoint."""
        raise NotSupported
