"""How the edge gets at the ports: by type, from the registry that `bootstrap` hangs on the application."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import HTTPConnection

Port = TypeVar("Port")


class PortRegistry:
    """Ports by their type; filled once by `bootstrap`."""

    def __init__(self, ports: dict[Any, object]) -> None:
        self._ports = ports

    def get(self, kind: type[Port]) -> Port:
        """Return the port registered for `kind`; a missing one is a fault in the wiring."""
        return self._ports[kind]  # type: ignore[return-value]


def port(kind: type[Port]) -> Callable[[HTTPConnection], Awaitable[Port]]:
    """Make a FastAPI dependency that yields the port registered for `kind`.

    A coroutine, as all our dependencies are: FastAPI sends plain functions through its thread pool, one hop each.
    """

    async def provide(connection: HTTPConnection) -> Port:
        registry: PortRegistry = connection.app.state.ports
        return registry.get(kind)

    return provide
