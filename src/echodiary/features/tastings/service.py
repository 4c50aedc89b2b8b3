"""Use cases of tastings. Flushes, never commits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from echodiary.features.drafts.errors import MemoTooThin
from echodiary.features.drafts.service.clearing import SENT
from echodiary.features.drafts.service.estimating import work_of
from echodiary.features.drafts.service.starting import checked_memo
from echodiary.features.generations.service import GenerationService
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.llm_policy.service import LlmPolicyService
from echodiary.features.tastings.domain import TASTING_KIND, Tasted, TastedVoice
from echodiary.platform.ids import new_id
from echodiary.writing.assessment import Thin, assess, question
from echodiary.writing.request import Fidelity, Language, Length, Memo, WritingRequest


@dataclass(frozen=True, slots=True)
class TastingService:
    """Has one memo told in several voices, for one account."""

    account_id: UUID
    may_send: bool
    generations: GenerationService
    policy: LlmPolicyService

    async def start(self, memo: Memo, voices: Sequence[TastedVoice], *, otherwise: Language, day: date) -> list[Tasted]:
        """Begin to write, a generation a voice, all or none. `otherwise`: the language of a memo that tells none.

        Raises MemoEmpty, MemoTooLong, MemoTooThin, ConsentRequired, and what usage refuses: a voice counts as a draft.
        """
        assessment = assess(checked_memo(memo), otherwise)
        if isinstance(assessment, Thin):
            hint = question(assessment.reason, assessment.language)
            raise MemoTooThin(reason=assessment.reason.value, question=hint)
        policy = await self.policy.current(never_send=False)
        if policy.provider.is_external and not self.may_send:
            raise ConsentRequired(
                provider=policy.provider.value, recipient=policy.provider.display_name, sent=list(SENT)
            )
        tasting_id, tasted = new_id(), []
        for voice in voices:
            request = _request(memo, voice, assessment.language, day)
            accepted = await self.generations.accept(
                self.account_id,
                kind=TASTING_KIND,
                subject_id=tasting_id,
                request={"writing": request.to_json(), "colour": voice.form.colour or voice.colour},
                work=work_of(request, policy, ModelRole.TEXT_SMALL),
            )
            if not isinstance(accepted, UUID):
                raise accepted
            tasted.append(Tasted(accepted, voice))
        return tasted

    async def stop(self, generation_id: UUID) -> None:
        """Have a voice fall silent."""
        await self.generations.stop(self.account_id, generation_id)


def _request(memo: Memo, voice: TastedVoice, language: Language, day: date) -> WritingRequest:
    return WritingRequest(
        memo=memo,
        voice=replace(voice.form.as_voice(), language=language),
        language=language,
        length=Length.MEDIUM,
        fidelity=Fidelity.NATURAL,
        entry_date=day,
    )
