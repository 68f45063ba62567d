"""Every figure and word list, with its source and date; read through `profilelint.vocabulary`."""
