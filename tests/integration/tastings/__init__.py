"""Tastings."""
