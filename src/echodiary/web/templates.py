"""Pages: Jinja2 templates of the slices, with translations, and nothing a template would have to decide."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse

from echodiary.web import i18n

BUILD = "/static/build/"
FRAGMENT_HEADER = "HX-Request"


class Assets:
    """Names of built front-end files: logical name → name with its content's hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _manifest(self) -> dict[str, str]:
        path = self._folder / "manifest.json"
        manifest: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        return manifest

    def __call__(self, name: str) -> str:
        """The address of a built file."""
        return BUILD + self._manifest.get(name, name)


class Pages:
    """Renders templates for requests."""

    def __init__(self, template_folders: list[Path], assets: Assets) -> None:
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in template_folders]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.environment.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.environment.globals["asset"] = assets

    def respond(
        self,
        request: Request,
        template: str,
        context: Mapping[str, object] | None = None,
        *,
        status: int = 200,
        block: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """Render a page, or one block of it as a fragment."""
        values = {**self._common(request), **(context or {})}
        found = self.environment.get_template(template)
        html = found.render(values) if block is None else "".join(_block(found, block, values))
        return HTMLResponse(html, status_code=status, headers=dict(headers or {}))

    def _common(self, request: Request) -> dict[str, object]:
        who = getattr(request.state, "signed_in", None)
        return {
            "locale": i18n.current_locale(),
            "current_account": who,
            "standing": getattr(request.state, "standing", None),
            "path": request.url.path,
            "theme": who.theme if who else "system",
        }


def _block(template: Template, block: str, values: dict[str, object]) -> Iterator[str]:
    return template.blocks[block](template.new_context(values))


def layout_folder() -> Path:
    """Where the layout and the macros live."""
    return Path(str(resources.files("echodiary.web") / "templates"))


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get(FRAGMENT_HEADER) == "true"
