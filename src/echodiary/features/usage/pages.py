"""What an account has left, and the admin's page of the budget."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from pydantic import ValidationError
from starlette.responses import Response

from echodiary.features.accounts.deps import AdminPageDep, PageReaderDep, get_admin_page
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.usage.administration import BudgetAdministration
from echodiary.features.usage.deps import BudgetAdminDep, BudgetAdminReaderDep, UsageReaderDep, UsageRulesDep
from echodiary.features.usage.domain import Kind
from echodiary.features.usage.errors import BudgetStale
from echodiary.features.usage.rules import UsageRules
from echodiary.features.usage.schemas import BudgetBody
from echodiary.features.usage.views import BudgetForm, BudgetVersionLine, budget_page, history_lines, usage_page
from echodiary.web.deps import PagesDep
from echodiary.web.etag import optional_revision
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, forget_note, noted, one_line_ends, see_other
from echodiary.web.templates import Pages

router = APIRouter(include_in_schema=False)
admin = APIRouter(prefix="/admin/budget", include_in_schema=False, dependencies=[Depends(get_admin_page)])

HERE = "/admin/budget"
VERSIONS_SHOWN = 20
PARTS_OF_A_PRICE = 3

Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Sent:
    """The form as it was sent; `body` None where a field cannot be read, with its fault."""

    form: BudgetForm
    body: BudgetBody | None
    faults: Faults
    expected: int | None


async def read_form(monthly_usd: Text = "", prices: Text = "", etag: Text = "") -> Sent:
    """Read the form; without an amount there is no limit."""
    form = BudgetForm(monthly_usd.strip(), one_line_ends(prices).strip())
    expected = optional_revision(etag or None)
    faults = Faults()
    try:
        body = BudgetBody(monthly_usd=_amount(form.monthly_usd), prices=_prices(form.prices))
    except ValidationError as wrong:
        for item in wrong.errors():
            faults |= _fault(str(item["loc"][0]))
        return Sent(form, None, Faults(faults), expected)
    except (ValueError, InvalidOperation):
        return Sent(form, None, _fault("prices"), expected)
    return Sent(form, body, faults, expected)


SentDep = Annotated[Sent, Depends(read_form)]


@router.get("/account/usage")
async def show_usage(request: Request, who: PageReaderDep, usage: UsageReaderDep, pages: PagesDep) -> Response:
    """Show what this account has left."""
    shares = [await usage.allowance(Kind.DRAFT), await usage.allowance(Kind.IMAGE)]
    view = usage_page(shares, await usage.standing(), who.time_zone)
    return pages.respond(request, "usage/usage.html", {"view": view})


@admin.get("")
async def show_budget(
    request: Request, who: AdminPageDep, budget: BudgetAdminReaderDep, rules: UsageRulesDep, pages: PagesDep
) -> Response:
    """Show the budget in force, how it stands, and its history."""
    note = noted(request)
    saved = note is not None and note.kind == "budget-saved"
    response = await _page(request, who, budget, rules, pages, notice=_("The budget is saved.") if saved else None)
    forget_note(request, response)
    return response


@admin.post("")
async def save_budget(
    request: Request,
    who: AdminPageDep,
    sent: SentDep,
    looking: BudgetAdminReaderDep,
    budget: BudgetAdminDep,
    rules: UsageRulesDep,
    pages: PagesDep,
) -> Response:
    """Save the budget, or say what cannot be read of it."""
    if sent.body is None:
        return await _page(request, who, looking, rules, pages, typed=sent.form, errors=sent.faults, status=422)
    try:
        await budget.save(who.account_id, sent.body.monthly_usd, sent.body.own_prices(), sent.expected)
    except BudgetStale:
        refusal = _("Another budget was saved meanwhile. Nothing was overwritten: look at it below, then save again.")
        shown = await _page(request, who, looking, rules, pages, typed=sent.form, refusal=refusal, status=409)
        raise ShownInstead(shown) from None
    return see_other(HERE, request=request, note=Note("budget-saved"))


async def _page(
    request: Request,
    who: SignedIn,
    budget: BudgetAdministration,
    rules: UsageRules,
    pages: Pages,
    *,
    typed: BudgetForm | None = None,
    errors: Faults | None = None,
    refusal: str | None = None,
    notice: str | None = None,
    status: int = 200,
) -> Response:
    report = await budget.report()
    history = await _history(budget, rules, report.standing.budget.version, who)
    view = budget_page(report, history, who.time_zone, typed=typed, errors=errors, refusal=refusal, notice=notice)
    return pages.respond(request, "usage/budget.html", {"view": view}, status=status)


async def _history(
    budget: BudgetAdministration, rules: UsageRules, in_force: int, who: SignedIn
) -> list[BudgetVersionLine]:
    versions = list(await budget.list_versions(VERSIONS_SHOWN + 1))
    before = versions.pop() if len(versions) > VERSIONS_SHOWN else rules.budget()
    return history_lines(versions, before, in_force, who.time_zone, str(who.account_id))


def _fault(field: str) -> Faults:
    texts = {
        "monthly_usd": _(
            "This cannot be an amount of dollars. A number such as 20 or 7.50 can; nothing means no limit."
        ),
        "prices": _("A line is a model and two prices, such as: my-model 0.15 0.60"),
    }
    return Faults({field: texts[field]})


def _amount(text: str) -> str | None:
    return text.removeprefix("$").replace(",", "").strip() or None


def _prices(text: str) -> dict[str, dict[str, Decimal]]:
    """The prices that were typed, a model a line; raises ValueError or InvalidOperation where a line is none."""
    prices = {}
    for line in text.splitlines():
        parts = line.split()
        if not parts:
            continue
        if len(parts) != PARTS_OF_A_PRICE:
            raise ValueError("a line of prices has three parts")
        prices[parts[0]] = {"input": Decimal(parts[1]), "output": Decimal(parts[2])}
    return prices
