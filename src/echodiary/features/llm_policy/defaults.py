"""The models behind the roles where nobody has named others: the one place to renew them, each quarter."""

from echodiary.features.llm_policy.domain import ModelRole, Provider

DEFAULT_MODELS: dict[Provider, dict[ModelRole, str]] = {
    Provider.BUILTIN: dict.fromkeys(ModelRole, "builtin"),
    Provider.OPENAI: {
        ModelRole.TEXT_SMALL: "gpt-6-luna",
        ModelRole.TEXT_LARGE: "gpt-6.1-sol",
        ModelRole.IMAGE: "gpt-image-2",
    },
    Provider.GEMINI: {
        ModelRole.TEXT_SMALL: "gemini-3.5-flash-lite",
        ModelRole.TEXT_LARGE: "gemini-3.8-flash",
        ModelRole.IMAGE: "gemini-3.1-flash-image",
    },
}
