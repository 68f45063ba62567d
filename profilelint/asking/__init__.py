"""Makes a profile file from nothing: the questions, what answers mean, and the file as it grows."""

from profilelint.asking.answers import cleaned
from profilelint.asking.growing import Growing
from profilelint.asking.questions import GROUPS, MORE, Group, Limits, Question, questions
from profilelint.asking.template import template

__all__ = [
    "GROUPS",
    "MORE",
    "Group",
    "Growing",
    "Limits",
    "Question",
    "cleaned",
    "questions",
    "template",
]
