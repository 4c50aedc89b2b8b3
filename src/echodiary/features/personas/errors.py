"""What can be refused about personas."""

from echodiary.platform.errors import Conflict, NotFound


class PersonaNotFound(NotFound):
    """There is no such persona."""


class PersonaLimitReached(Conflict):
    """An account keeps at most 50 personas; delete one to make room."""

    code = "persona_limit"


class LastPersona(Conflict):
    """This is the only persona left, and a diary needs one; make another one first."""

    code = "last_persona"
