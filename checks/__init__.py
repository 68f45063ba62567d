"""The built-in checks: one module a section of the profile, one function a check."""

SECTIONS = (
    "email",
    "title",
    "overview",
    "prose",
    "layout",
    "leftovers",
    "subcategories",
    "nearby",
    "skills",
    "suggestions",
    "demand",
    "level",
    "rate",
    "employment",
    "history",
    "education",
    "portfolio",
    "account",
    "claims",
    "identity",
    "policy",
    "appearance",
    "language",
)
"""The sections in the order in which they are reported, which is that of the platform's pages."""
