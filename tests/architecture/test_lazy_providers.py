"""A process that writes without a model pays for no SDK."""

import subprocess
import sys

import pytest

HEAVY = ("pydantic_ai", "openai", "google.genai", "genai_prices")
QUESTION = f"import sys; print([name for name in {HEAVY!r} if name in sys.modules])"


@pytest.mark.parametrize(
    "program",
    [
        "import echodiary.bootstrap.app, echodiary.bootstrap.build, echodiary.cli",
        "import echodiary.llm.opening, echodiary.llm.metered, echodiary.llm.adapters.scripted",
    ],
    ids=["the application", "the port and its wrappers"],
)
def test_importing_loads_no_providers_sdk(program: str) -> None:
    asked = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", f"{program}; {QUESTION}"], capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == "[]"


def test_opening_a_provider_loads_only_its_own() -> None:
    program = (
        "from pydantic import SecretStr; from echodiary.llm.opening import open_models;"
        "from echodiary.llm.port import Endpoint; open_models(Endpoint('openai', SecretStr('sk')));"
    )
    asked = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", program + QUESTION], capture_output=True, text=True, check=True
    )
    assert "'openai'" in asked.stdout
    assert "google.genai" not in asked.stdout
