"""One call of the checklist: reserved, made, judged, settled."""

import time
from contextlib import aclosing
from dataclasses import dataclass, replace
from decimal import Decimal

from echodiary.features.checklist import metrics
from echodiary.features.checklist.domain import Result
from echodiary.features.checklist.samples import Sample
from echodiary.features.checklist.scoring import judge
from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.llm_policy.trying import PICTURE
from echodiary.features.usage.domain import ANSWERS, CallEnded, Kind, Tokens
from echodiary.features.usage.errors import BudgetSpent
from echodiary.features.usage.house import HouseUsage
from echodiary.features.usage.reserving import Work
from echodiary.llm.errors import LlmFailed, Misconfigured, NotSupported
from echodiary.llm.metered import Metered
from echodiary.llm.port import Models
from echodiary.platform.ids import new_id
from echodiary.writing.builtin import BuiltinWriter
from echodiary.writing.errors import ProviderMisconfigured, WritingFailed
from echodiary.writing.events import Sent, TextDelta, Used
from echodiary.writing.model_writer import ModelWriter, most_tokens
from echodiary.writing.working_thread import in_working_thread
from echodiary.writing.writer import Writer

IMAGE = "image"
IMAGE_TOKENS = Tokens(200, 8_000)  # the largest pictures of both providers come to less
MODEL_UNKNOWN = "model_unknown"
METERED_AS = "checklist"  # beside the roles: what people meet must not be hidden by what the house tries
NO_ANSWER = Tokens()


@dataclass(slots=True)
class _Heard:
    """What came of a call so far."""

    text: str = ""
    sent: bool = False
    error: str | None = None
    first_ms: int | None = None
    whole_ms: int = 0
    counted: Tokens | None = None
    listed_cost: Decimal | None = None

    def ended(self) -> CallEnded:
        """How it ended, as usage settles it."""
        return CallEnded(
            times_sent=int(self.sent),
            counted=self.counted,
            listed_cost=self.listed_cost,
            gave_something=self.error is None,
            answered=self.error in ANSWERS or self.error == MODEL_UNKNOWN,
            stopped=False,
        )


class ChecklistCalls:
    """Calls of one policy. `models` None: the built-in writer."""

    def __init__(self, policy: Policy, models: Models | None, usage: HouseUsage) -> None:
        self._policy = policy
        self._models = models
        self._usage = usage

    async def write(self, sample: Sample) -> Result:
        """Have a sample written, and judge what came."""
        work_id, work = new_id(), text_work(self._policy, sample)
        if not await self._usage.reserve(work_id, work):
            return _counted(Result(sample.key, sample.role, error=BudgetSpent.code))
        heard = await _listen(self._writer(sample.role), sample)
        cost = await self._usage.settle(work_id, heard.ended())
        result = self._result(sample.key, sample.role, heard, cost)
        if heard.error is not None or not heard.text.strip():
            return _counted(result)
        judged = await in_working_thread(judge, heard.text, sample)
        return replace(
            result,
            text=heard.text,
            facts=len(sample.facts),
            lost=judged.lost,
            additions=judged.additions,
            sentences=judged.sentences,
            off_level=judged.off_level,
        )

    async def draw(self) -> Result:
        """Have one picture drawn, which nobody looks at. The built-in writer has none."""
        work_id, work = new_id(), image_work(self._policy)
        if not await self._usage.reserve(work_id, work):
            return _counted(Result(IMAGE, ModelRole.IMAGE, error=BudgetSpent.code))
        heard = await self._drawn(self._policy.model_for(ModelRole.IMAGE))
        cost = await self._usage.settle(work_id, heard.ended())
        return _counted(self._result(IMAGE, ModelRole.IMAGE, heard, cost))

    def _writer(self, role: ModelRole) -> Writer:
        if self._models is None:
            return BuiltinWriter()
        return ModelWriter(Metered(self._models, role=METERED_AS), self._policy.model_for(role))

    async def _drawn(self, name: str) -> _Heard:
        began, heard = time.monotonic(), _Heard(sent=True)
        assert self._models is not None  # noqa: S101 - only an outside policy is asked for a picture
        try:
            drawn = await Metered(self._models, role=METERED_AS).draw(name, PICTURE)
            heard.counted = Tokens(drawn.usage.input_tokens, drawn.usage.output_tokens)
            heard.listed_cost = drawn.usage.cost_usd
        except (Misconfigured, NotSupported):
            heard.error = MODEL_UNKNOWN
        except LlmFailed as failed:
            heard.error = failed.code
        heard.whole_ms = _since(began)
        return heard

    def _result(self, sample: str, role: ModelRole, heard: _Heard, cost: Decimal | None) -> Result:
        tokens = heard.counted or NO_ANSWER
        return Result(
            sample,
            role,
            error=heard.error,
            first_ms=heard.first_ms,
            whole_ms=heard.whole_ms,
            input_tokens=tokens.input,
            output_tokens=tokens.output,
            cost_usd=cost if self._policy.provider.is_external else Decimal(0),
        )


def text_work(policy: Policy, sample: Sample) -> Work:
    """A sample as work to be reserved for."""
    return Work(Kind.DRAFT, policy, sample.role, Tokens(*most_tokens(sample.request())))


def image_work(policy: Policy) -> Work:
    """The picture as work to be reserved for."""
    return Work(Kind.IMAGE, policy, ModelRole.IMAGE, IMAGE_TOKENS)


async def _listen(writer: Writer, sample: Sample) -> _Heard:
    began, heard, said = time.monotonic(), _Heard(), []
    try:
        async with aclosing(writer.write(sample.request())) as events:
            async for event in events:
                match event:
                    case TextDelta(text):
                        heard.first_ms = _since(began) if heard.first_ms is None else heard.first_ms
                        said.append(text)
                    case Sent():
                        heard.sent = True
                    case Used(sent, got, cost):
                        heard.counted, heard.listed_cost = Tokens(sent, got), cost
    except ProviderMisconfigured:
        heard.error = MODEL_UNKNOWN
    except WritingFailed as failed:
        heard.error = failed.code
    heard.text, heard.whole_ms = "".join(said), _since(began)
    return heard


def _counted(result: Result) -> Result:
    if result.error is not None:
        metrics.FAILED_CALLS.labels(result.role, result.error).inc()
    return result


def _since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
