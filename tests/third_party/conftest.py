"""The packages here are installed and run by ``tests/test_third_party.py``, each on its own."""

collect_ignore_glob = ["*/*"]
