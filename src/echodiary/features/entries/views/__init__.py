"""What the templates of entries see: everything decided, everything in the reader's language."""
