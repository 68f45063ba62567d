"""The built-in checks: one module a section of the profile, one function a check."""

GROUPS = {
    "badges": (
        "rising_talent",
        "top_rated",
        "top_rated_plus",
        "expert_vetted",
        "agency_rising_talent",
        "agency_top_rated",
        "agency_top_rated_plus",
        "agency_expert_vetted",
    ),
}
"""Modules that hold nothing but checks of a group; `profilelint check` does not load them."""

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
    "closely",
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
    *GROUPS["badges"],
)
"""The sections in the order in which they are reported, which is that of the platform's pages."""
