"""The stage."""

from tests.integration.generations.fixtures import another_author, author, shared_stage, stage

__all__ = ["another_author", "author", "shared_stage", "stage"]
