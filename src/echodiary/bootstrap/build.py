"""Building the container of a real process from its settings."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import procrastinate
from sqlalchemy.engine import URL

from echodiary.bootstrap import housekeeping
from echodiary.bootstrap.container import Container
from echodiary.bootstrap.jobs import create_jobs_app
from echodiary.bootstrap.opening import OpenedModels
from echodiary.bootstrap.prices import ListPrices
from echodiary.bootstrap.writers import GivenWriters, PolicyInterviewers, PolicyModels, PolicyWriters
from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.service import AccountRules
from echodiary.features.books.hooks import FirstShelf, repoint_defaults
from echodiary.features.books.service import BookRules
from echodiary.features.checklist import tasks as checklist_tasks
from echodiary.features.checklist.running import ChecklistRunner
from echodiary.features.checklist.service import AfterSwitch
from echodiary.features.drafts.contents import DraftsInBooks
from echodiary.features.drafts.ports import Writers
from echodiary.features.drafts.service.settling import DraftWriting
from echodiary.features.drafts.service.starting import GENERATION_KIND
from echodiary.features.entries.contents import EntriesInBooks
from echodiary.features.generations import tasks as generation_tasks
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.ports import GenerationKind
from echodiary.features.generations.rescue import Rescuer
from echodiary.features.generations.runner import GenerationRunner
from echodiary.features.llm_policy.ports import ModelOpener
from echodiary.features.llm_policy.service import PolicyRules
from echodiary.features.persona_chats.settling import GENERATION_KIND as CHAT_KIND
from echodiary.features.persona_chats.settling import ChatReplying
from echodiary.features.personas.service import PersonaRules
from echodiary.features.tastings.domain import TASTING_KIND
from echodiary.features.tastings.settling import TastingWriting
from echodiary.features.usage.house import HouseUsage
from echodiary.features.usage.rules import UsageRules
from echodiary.jobs.procrastinate_queue import ProcrastinateQueue
from echodiary.jobs.queue import JobQueue
from echodiary.jobs.worker import Worker
from echodiary.platform.clock import Clock, SystemClock
from echodiary.platform.database import Database
from echodiary.platform.notifications import Listener
from echodiary.platform.sealing.key_store import FolderKeyStore
from echodiary.platform.sealing.keyring import KeyRing
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.settings import Settings
from echodiary.web.templates import Assets, Pages, layout_folder
from echodiary.writing.writer import Writer

PACKAGE = Path(__file__).resolve().parents[1]


def template_folders() -> list[Path]:
    """The layout's folder and one a slice."""
    return [layout_folder(), *sorted(PACKAGE.glob("features/*/templates"))]


def build_container(
    settings: Settings,
    *,
    url: URL,
    direct_url: URL,
    ring: KeyRing,
    store: FolderKeyStore,
    clock: Clock | None = None,
    passwords: Passwords | None = None,
    writers: Mapping[str, Writer] | None = None,
    opener: ModelOpener | None = None,
) -> Container:
    """Build the container. `direct_url` bypasses a pooler, for LISTEN; tests replace the other ports."""
    clock = clock or SystemClock()
    database, sealer = _database(settings, url, pooled_outside=direct_url != url), Sealer(ring, store)
    jobs_app: procrastinate.App = create_jobs_app(direct_url)
    queue = ProcrastinateQueue(jobs_app)
    rules, opener = _policy_rules(settings, ring, queue, clock), opener or OpenedModels(settings)
    models = PolicyModels(database, rules, opener)
    speaking = GivenWriters(writers) if writers else PolicyWriters(models)
    chatting = ChatReplying(PolicyInterviewers(models), sealer, clock, settings.persona_chat_turns)
    kinds = _kinds(speaking, chatting, sealer, clock)
    hub = GenerationHub(database, sealer)
    lease = {"heartbeat": settings.generation_heartbeat, "lease": settings.generation_lease}
    usage_rules = UsageRules(settings, ListPrices())
    runner = GenerationRunner(database, sealer, clock, kinds, hub, usage_rules, **lease)
    house = HouseUsage(database, clock, usage_rules)
    housekeeping.add_tasks(jobs_app, database, clock, usage_rules)
    checklist_tasks.add_tasks(jobs_app, ChecklistRunner(database, clock, rules, opener, house))
    generation_tasks.add_tasks(jobs_app, Rescuer(database, sealer, clock, queue, runner, hub, kinds, usage_rules))
    return Container(
        settings=settings,
        database=database,
        clock=clock,
        sealer=sealer,
        queue=queue,
        worker=Worker(jobs_app) if settings.worker else None,
        listener=Listener(direct_url),
        passwords=passwords or Passwords(),
        account_rules=_account_rules(settings, sealer, clock),
        persona_rules=PersonaRules(on_leaving=(repoint_defaults,)),
        book_rules=_book_rules(sealer, clock),
        policy_rules=rules,
        usage_rules=usage_rules,
        house_usage=house,
        opener=opener,
        hub=hub,
        runner=runner,
        pages=Pages(template_folders(), Assets(PACKAGE / "web" / "static" / "build")),
    )


def _kinds(speaking: Writers, chatting: ChatReplying, sealer: Sealer, clock: Clock) -> dict[str, GenerationKind]:
    return {
        GENERATION_KIND: DraftWriting(speaking, sealer, clock),
        TASTING_KIND: TastingWriting(speaking),
        CHAT_KIND: chatting,
    }


def _database(settings: Settings, url: URL, *, pooled_outside: bool) -> Database:
    return Database(
        url,
        pool_size=settings.database_pool_size,
        pool_timeout=settings.database_pool_timeout,
        pooled_outside=pooled_outside,
    )


def _policy_rules(settings: Settings, ring: KeyRing, queue: JobQueue, clock: Clock) -> PolicyRules:
    hooks = (AfterSwitch(queue, clock),) if settings.checklist_after_switch else ()
    return PolicyRules(settings, ring, on_saved=hooks)


def _book_rules(sealer: Sealer, clock: Clock) -> BookRules:
    entries = EntriesInBooks(sealer, clock)
    return BookRules(contents=(entries, DraftsInBooks()), counts=entries)


def _account_rules(settings: Settings, sealer: Sealer, clock: Clock) -> AccountRules:
    return AccountRules(
        signup_open=settings.signup == "open",
        session_lifetime=timedelta(days=settings.session_days),
        welcome=(FirstShelf(sealer, clock),),
    )
