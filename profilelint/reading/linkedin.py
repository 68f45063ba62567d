from profilelint.reading.document import Document, Given

never_has: tuple[str, ...] = ()
advice = ""


def recognise(given: Given) -> str | None:
    return None


def read(given: Given) -> Document:
    raise given.refused("x")


def is_export(path: object) -> bool:
    return False
