"""Use cases of drafts, a module for each kind. They flush, never commit, and never see HTTP."""
