"""The floor that commands are measured against: a bare Typer and Rich program with one table."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main(path: str) -> None:
    """Print a table."""
    table = Table(title="A table")
    table.add_column("Section")
    table.add_column("Found")
    table.add_row("Title", path)
    Console().print(table)


if __name__ == "__main__":
    app()
