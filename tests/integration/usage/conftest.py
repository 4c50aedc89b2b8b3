"""The stage."""

from tests.integration.generations.fixtures import shared_stage, stage

__all__ = ["shared_stage", "stage"]
