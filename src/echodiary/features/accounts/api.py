"""JSON routes of accounts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from echodiary.features.accounts import deletion
from echodiary.features.accounts.deps import AccountServiceDep, PasswordsDep, RecoveryLinksDep, SignedInDep
from echodiary.features.accounts.recovery_links import LinkUsed
from echodiary.features.accounts.schemas import (
    ConfirmBody,
    LinkBody,
    NewSessionView,
    PasswordBody,
    ProfilePatch,
    ProfileView,
    RecoveredView,
    RecoveryBody,
    SessionList,
    SessionView,
    SignedUpView,
    SignInBody,
    SignUpBody,
)
from echodiary.features.accounts.service import NewSession, Recovered
from echodiary.web.deps import ClockDep, DatabaseDep, SealerDep
from echodiary.web.outcomes import refusal_response

router = APIRouter(prefix="/api/v1", tags=["accounts"])


async def caller_place(request: Request) -> str:
    """Where a request comes from, for counting failed tries."""
    return request.client.host if request.client else "unknown"


PlaceDep = Annotated[str, Depends(caller_place)]


@router.post("/accounts", status_code=201)
async def sign_up(body: SignUpBody, accounts: AccountServiceDep) -> SignedUpView:
    """Make an account."""
    return SignedUpView.of_sign_up(
        await accounts.sign_up(
            email=body.email,
            password=body.password,
            display_name=body.display_name,
            locale=body.locale,
            time_zone=body.time_zone,
        )
    )


@router.post("/sessions", status_code=201, response_model=NewSessionView)
async def sign_in(body: SignInBody, request: Request, place: PlaceDep, accounts: AccountServiceDep) -> object:
    """Open a session."""
    outcome = await accounts.sign_in(
        email=body.email, password=body.password, place=place, user_agent=request.headers.get("user-agent", "")
    )
    if isinstance(outcome, NewSession):
        return NewSessionView(id=outcome.id, token=outcome.token, expires_at=outcome.expires_at)
    return refusal_response(outcome)


@router.get("/sessions")
async def list_sessions(who: SignedInDep, accounts: AccountServiceDep) -> SessionList:
    """List the account's sessions."""
    return SessionList(items=[SessionView.of(row, who.session_id) for row in await accounts.list_sessions(who)])


@router.delete("/sessions/current", status_code=204)
async def sign_out(who: SignedInDep, accounts: AccountServiceDep) -> None:
    """End this session."""
    await accounts.end_session(who, who.session_id)


@router.delete("/sessions/{session_id}", status_code=204)
async def end_session(session_id: UUID, who: SignedInDep, accounts: AccountServiceDep) -> None:
    """End a session of the account."""
    await accounts.end_session(who, session_id)


@router.post("/recovery", response_model=RecoveredView)
async def recover(body: RecoveryBody, place: PlaceDep, accounts: AccountServiceDep) -> object:
    """Set a new password by recovery code."""
    outcome = await accounts.recover(email=body.email, code=body.code, new_password=body.new_password, place=place)
    return (
        RecoveredView(recovery_code=outcome.recovery_code)
        if isinstance(outcome, Recovered)
        else refusal_response(outcome)
    )


@router.post("/recovery/link", response_model=RecoveredView)
async def use_recovery_link(body: LinkBody, request: Request, place: PlaceDep, links: RecoveryLinksDep) -> object:
    """Set a new password by a link that an admin issued: once, within its day; all sessions end."""
    outcome = await links.use(
        link=body.token,
        new_password=body.new_password,
        place=place,
        user_agent=request.headers.get("user-agent", ""),
    )
    if isinstance(outcome, LinkUsed):
        return RecoveredView(recovery_code=outcome.recovery_code)
    return refusal_response(outcome)


@router.post("/me/recovery-link/refuse", status_code=204)
async def refuse_recovery_link(who: SignedInDep, links: RecoveryLinksDep) -> None:
    """Make the open recovery link of one's account void; nothing happens when there is none."""
    await links.refuse(who)


@router.post("/me/recovery-link/confirm", status_code=204)
async def confirm_recovery_link(who: SignedInDep, links: RecoveryLinksDep) -> None:
    """Say that one has seen that a recovery link was used: the notice ends, the line of it stays."""
    await links.confirm(who)


@router.post("/me/password", status_code=204)
async def change_password(body: PasswordBody, who: SignedInDep, accounts: AccountServiceDep) -> None:
    """Change the password; other sessions end."""
    await accounts.change_password(who, current=body.current, new=body.new)


@router.post("/me/recovery-code")
async def renew_recovery_code(body: ConfirmBody, who: SignedInDep, accounts: AccountServiceDep) -> RecoveredView:
    """Replace the recovery code."""
    renewed = await accounts.renew_recovery_code(who, password=body.password)
    return RecoveredView(recovery_code=renewed.recovery_code)


@router.get("/me")
async def get_me(who: SignedInDep, accounts: AccountServiceDep) -> ProfileView:
    """Show the account."""
    return ProfileView.of(await accounts.get_profile(who), who.recovery)


@router.patch("/me")
async def change_me(body: ProfilePatch, who: SignedInDep, accounts: AccountServiceDep) -> ProfileView:
    """Change the account's settings."""
    return ProfileView.of(await accounts.change_profile(who, **body.model_dump(exclude_none=True)), who.recovery)


@router.delete("/me", status_code=204)
async def delete_me(
    body: ConfirmBody,
    who: SignedInDep,
    database: DatabaseDep,
    sealer: SealerDep,
    passwords: PasswordsDep,
    clock: ClockDep,
) -> None:
    """Delete the account: its key first, so that nothing of it opens again."""
    await deletion.delete(database, sealer, passwords, who.account_id, password=body.password, now=clock.now())
