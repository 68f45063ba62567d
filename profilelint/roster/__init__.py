"""Many profiles in one run: read, judged and written by several processes, in the order given."""
