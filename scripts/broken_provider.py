"""A server whose provider fails, to practise the runbook on: `python -m scripts.broken_provider 503`.

Prints where it is, who its admin is, and the address and key of a second provider that works. Whoever practises has
docs/runbooks/llm-provider.md, a browser, and nothing else. Ends with Ctrl+C; nothing is kept.
"""

import signal
import sys
import tempfile

import httpx

from bench.servers import free_port, running
from tests.providers.aimock import Aimock

EMAIL, PASSWORD = "admin@example.com", "correct horse"
SAID = "회의를 3개 했다. 저녁에는 엄마랑 통화했다."
DEFAULT_STATUS = 503


def main() -> int:
    """Serve until told to stop; the argument is the status that the first provider answers with."""
    status = int(sys.argv[1]) if sys.argv[1:] else DEFAULT_STATUS
    with tempfile.TemporaryDirectory() as folder, Aimock.started() as broken, Aimock.started() as working:
        broken.fail(status)
        working.answer(SAID)
        port = free_port()
        settings = {
            "ECHODIARY_DATA_DIR": f"{folder}/data",
            "ECHODIARY_LLM_PROVIDER": "openai",
            "ECHODIARY_LLM_BASE_URL": broken.openai_url,
            "ECHODIARY_OPENAI_API_KEY": "sk-of-the-first",
        }
        with running("bench.serving", port, "/health/ready", **settings):
            url = f"http://127.0.0.1:{port}"
            httpx.post(f"{url}/api/v1/accounts", json={"email": EMAIL, "password": PASSWORD}).raise_for_status()
            print(f"EchoDiary: {url}\nAdmin: {EMAIL}, password: {PASSWORD}", flush=True)
            print(f"Another provider: OpenAI at the address {working.openai_url} with the key sk-second", flush=True)
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
