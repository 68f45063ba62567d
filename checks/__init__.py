"""The built-in checks: one module a section of the profile, one function a check."""

SECTIONS = (
    "email",
    "title",
    "overview",
    "subcategories",
    "nearby",
    "skills",
    "suggestions",
    "demand",
    "rate",
    "employment",
    "education",
)
"""The sections in the order in which they are reported, which is that of the platform's pages."""
