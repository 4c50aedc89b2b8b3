"""Models are opened when the server starts; when that goes wrong, the server serves and stops all the same."""

from pathlib import Path

from pydantic import SecretStr
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.llm.port import Endpoint, Models
from tests.conftest import client_of, container_for, eventually, running, settings_for


class Broken:
    """An opener with a fault that nobody has thought of."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = False

    def __call__(self, endpoint: Endpoint) -> Models:
        self.asked.append(endpoint.provider)
        raise RuntimeError

    async def close(self) -> None:
        self.closed = True


async def test_what_cannot_be_opened_ahead_stops_nothing(shared_database: URL, tmp_path: Path) -> None:
    opener = Broken()
    settings = settings_for(tmp_path, llm_provider="openai", openai_api_key=SecretStr("sk-of-a-test"))
    container = container_for(shared_database, tmp_path, settings=settings, opener=opener)
    async with running(create_app(container)) as app, client_of(app) as client:
        await eventually(lambda: opener.asked)
        assert (await client.get("/health/live")).status_code == 200
    assert opener.asked == ["openai"]
    assert opener.closed, "what starts with the server has not been stopped"
