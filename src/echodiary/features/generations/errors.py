"""What can be refused about generations."""

from echodiary.platform.errors import NotFound


class GenerationNotFound(NotFound):
    """There is no such generation, or nothing of it is left."""
