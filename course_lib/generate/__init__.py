"""The wing that makes pictures: from chance (chapter 1), from rules (chapter 2), from networks (chapter 3)."""
