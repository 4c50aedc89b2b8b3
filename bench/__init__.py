"""Figures of quality.md, each beside its bare twin in the same run; `make bench`."""
