"""The proofreading engines by name."""

ENGINES = ("harper", "languagetool")
"""The engines that ``--engine`` can name."""

DEFAULT_ENGINES = ("harper",)
"""The engines that proofread where nobody says otherwise; our own rules always do."""
