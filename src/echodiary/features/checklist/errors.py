"""What can be refused about the checklist."""

from echodiary.platform.errors import NotFound


class RunNotFound(NotFound):
    """There is no such run of the checklist."""
