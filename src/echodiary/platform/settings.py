"""Everything that can be set from outside, read once when the program starts.

Environment variables `ECHODIARY_*`, also from a `.env` file in the working folder. The names are part of the outside
contract.
"""

from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from echodiary.platform.errors import SetupError


class OwnPrice(BaseModel):
    """What a model costs where the price list does not know it: US dollars for a million tokens."""

    model_config = ConfigDict(frozen=True)

    input: Decimal = Field(ge=0)
    output: Decimal = Field(ge=0)


class Settings(BaseSettings):
    """The settings of one instance; durations are in seconds."""

    model_config = SettingsConfigDict(
        env_prefix="ECHODIARY_", env_file=".env", extra="ignore", hide_input_in_errors=True, frozen=True
    )

    data_dir: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    signup: Literal["open", "closed"] = "open"

    database_url: SecretStr | None = None
    database_direct_url: SecretStr | None = None
    database_pool_size: int = Field(default=10, ge=1, le=200)
    database_pool_timeout: float = Field(default=5.0, gt=0)

    secret_keys: SecretStr | None = None
    keys_url: str | None = None
    metrics_token: SecretStr | None = None

    # Who writes until an admin has saved a policy; a model None: the provider's default (llm_policy/defaults.py).
    llm_provider: Literal["builtin", "openai", "gemini"] = "builtin"
    llm_text_small_model: str | None = None
    llm_text_large_model: str | None = None
    llm_image_model: str | None = None
    llm_base_url: str | None = None
    openai_api_key: SecretStr | None = None
    gemini_api_key: SecretStr | None = None
    llm_connect_timeout: float = Field(default=5.0, gt=0)
    llm_first_token_timeout: float = Field(default=20.0, gt=0)
    llm_timeout: float = Field(default=120.0, gt=0)

    # Shares of each account; the server's budget until an admin has saved one. Over them no draft begins; saving works.
    drafts_a_day: int = Field(default=50, ge=0)
    chat_turns_a_day: int = Field(default=200, ge=0)
    images_a_month: int = Field(default=30, ge=0)
    budget_usd_a_month: Decimal | None = Field(default=Decimal(20), ge=0, le=1_000_000)
    llm_prices: dict[str, OwnPrice] = {}
    # Whether a policy that an admin saves runs through the checklist by itself: some ten calls of its provider.
    checklist_after_switch: bool = True

    # How often its user speaks in one persona chat.
    persona_chat_turns: int = Field(default=12, ge=1, le=100)

    worker: bool = True
    shutdown_grace: float = Field(default=10.0, ge=0)
    session_days: int = Field(default=60, ge=1)
    generation_heartbeat: float = Field(default=2.0, gt=0)
    generation_lease: float = Field(default=6.0, gt=0)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def keys_folder(self) -> Path:
        """Folder of the key store; raises SetupError for a kind of place that is not supported."""
        if self.keys_url is None:
            return self.data_dir / "keys"
        scheme, separator, rest = self.keys_url.partition("://")
        if not separator:
            return Path(self.keys_url)
        if scheme == "file":
            return Path(rest)
        raise SetupError(f"ECHODIARY_KEYS_URL: {scheme}:// is not supported; give a folder or file:///folder")


def load_settings() -> Settings:
    """Read the settings; raises SetupError naming each variable that is wrong, never its value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"ECHODIARY_{'_'.join(str(part) for part in item['loc']).upper()}: {item['msg']}"
            for item in error.errors(include_input=False)
        )
        raise SetupError(f"The settings cannot be used: {wrong}") from None
