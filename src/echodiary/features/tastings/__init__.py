"""Tasting: one memo in up to three voices, before anything is saved; nothing of it is kept."""
