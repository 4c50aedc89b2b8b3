"""What can be refused about personas."""

from echodiary.platform.errors import Conflict, Invalid, NotFound


class PersonaNotFound(NotFound):
    """There is no such persona."""


class PersonaLimitReached(Conflict):
    """An account keeps at most 50 personas; delete one to make room."""

    code = "persona_limit"


class PersonaArchived(Conflict):
    """This persona was put away; bring it back to write with it."""

    code = "persona_archived"


class OrderIncomplete(Invalid):
    """An order names each persona of the account once."""

    code = "persona_order_incomplete"


class LastPersona(Conflict):
    """This is the only persona left, and a diary needs one; make another one first."""

    code = "last_persona"
