"""Everything that was built for one process, in one frozen place."""

from dataclasses import dataclass

from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.service import AccountRules
from echodiary.features.books.service import BookRules
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.runner import GenerationRunner
from echodiary.features.llm_policy.ports import ModelOpener, TrialBooks
from echodiary.features.llm_policy.service import PolicyRules
from echodiary.features.personas.service import PersonaRules
from echodiary.features.usage.house import HouseUsage
from echodiary.features.usage.rules import UsageRules
from echodiary.jobs.queue import JobQueue
from echodiary.jobs.worker import Worker
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.platform.notifications import Listener
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.settings import Settings
from echodiary.web.ports import PortRegistry
from echodiary.web.templates import Pages


@dataclass(frozen=True, slots=True)
class Container:
    """The ports of one process. Tests build their own with the fakes that the packages ship."""

    settings: Settings
    database: Database
    clock: Clock
    sealer: Sealer
    queue: JobQueue
    worker: Worker | None
    listener: Listener
    passwords: Passwords
    account_rules: AccountRules
    persona_rules: PersonaRules
    book_rules: BookRules
    policy_rules: PolicyRules
    usage_rules: UsageRules
    house_usage: HouseUsage
    opener: ModelOpener
    hub: GenerationHub
    runner: GenerationRunner
    pages: Pages

    def registry(self) -> PortRegistry:
        """The ports by the types that the edges ask for."""
        return PortRegistry(
            {
                Settings: self.settings,
                Database: self.database,
                Clock: self.clock,
                Sealer: self.sealer,
                JobQueue: self.queue,
                Passwords: self.passwords,
                AccountRules: self.account_rules,
                PersonaRules: self.persona_rules,
                BookRules: self.book_rules,
                PolicyRules: self.policy_rules,
                UsageRules: self.usage_rules,
                HouseUsage: self.house_usage,
                TrialBooks: self.house_usage,
                ModelOpener: self.opener,
                GenerationHub: self.hub,
                GenerationRunner: self.runner,
                Pages: self.pages,
            }
        )
