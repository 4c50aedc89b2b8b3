"""What can be refused about persona chats."""

from echodiary.platform.errors import Conflict, Invalid, NotFound


class PersonaChatNotFound(NotFound):
    """There is no such persona chat."""


class PersonaChatLimitReached(Conflict):
    """There are too many unfinished persona chats; finish one or throw one away."""

    code = "persona_chat_limit"


class MessageEmpty(Invalid):
    """There is nothing in the message yet."""

    code = "message_empty"


class MessageTooLong(Invalid):
    """The message is too long."""

    code = "message_too_long"


class PersonaChatAccepted(Conflict):
    """A persona was made of this chat; it can be changed on its own page."""

    code = "persona_chat_accepted"


class AlreadyReplying(Conflict):
    """A reply is on its way already."""

    code = "already_replying"


class TurnsSpent(Conflict):
    """All turns of this chat are used; make the persona as it stands, or fill in the rest by hand."""

    code = "persona_chat_turns_spent"


class NothingFilled(Conflict):
    """Nothing of the persona is known yet."""

    code = "persona_chat_empty"
