"""The command line: `echodiary serve | worker | migrate | doctor | draft | keys`."""

import sys
from datetime import date
from typing import Annotated

import typer

from echodiary.platform.errors import SetupError
from echodiary.platform.settings import load_settings
from echodiary.writing.request import Fidelity, Language, Length, SpeechLevel

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help="EchoDiary")
keys = typer.Typer(no_args_is_help=True, help="The key ring and the accounts' keys.")
app.add_typer(keys, name="keys")


@app.command()
def serve(
    migrate: Annotated[bool, typer.Option(help="Bring the database up to date first.")] = True,  # noqa: FBT002
) -> None:
    """Serve the pages and the API."""
    from echodiary.bootstrap import serve as serving  # noqa: PLC0415 - each command loads only what it needs

    serving.serve(load_settings(), migrate=migrate)


@app.command()
def worker() -> None:
    """Run background jobs in a process of their own."""
    from echodiary.bootstrap import serve as serving  # noqa: PLC0415

    serving.work(load_settings())


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this program."""
    from echodiary.bootstrap.instance import open_instance  # noqa: PLC0415

    with open_instance(load_settings()):
        typer.echo("The database is up to date.")


@app.command()
def doctor() -> None:
    """Say what is wrong with this set-up; the exit code is not 0 when something is."""
    from echodiary.bootstrap.doctor import examine  # noqa: PLC0415

    sick = False
    for finding in examine():
        sick = sick or not finding.good
        typer.echo(f"{'ok  ' if finding.good else 'BAD '} {finding.part}: {finding.text}")
    raise typer.Exit(code=1 if sick else 0)


@app.command()
def draft(
    memo: Annotated[str | None, typer.Argument(help="The memo; without it, standard input is read.")] = None,
    level: Annotated[SpeechLevel, typer.Option(help="How sentences end.")] = SpeechLevel.PLAIN,
    fidelity: Annotated[Fidelity, typer.Option(help="How far the draft may go beyond the memo.")] = Fidelity.NATURAL,
    length: Annotated[Length, typer.Option()] = Length.MEDIUM,
    language: Annotated[Language | None, typer.Option(help="Else the memo's own.")] = None,
    traits: Annotated[str, typer.Option(help="Traits of the persona, parted by commas.")] = "",
    on: Annotated[str | None, typer.Option("--date", help="The day, YYYY-MM-DD; else today.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed gives other openings, joins and closings.")] = 0,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Answer requests from standard input, one a line.")] = False,  # noqa: FBT002
) -> None:
    """Write a draft with the built-in writer, to try it."""
    from echodiary.writing import lines  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the day of whoever sits at this terminal
    if jsonl:
        for line in lines.answers(sys.stdin.buffer, today):
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        return
    typed = sys.stdin.buffer.read().decode("utf-8", "replace") if memo is None else memo
    asked = {"memo": typed, "level": level, "fidelity": fidelity, "length": length, "language": language}
    told = lines.answer({**asked, "traits": traits, "date": on, "seed": seed}, today)
    if "error" in told:
        raise SetupError(lines.refusal(told))
    sys.stdout.buffer.write(f"{told['text']}\n".encode())


@keys.command("new")
def new_key() -> None:
    """Print a fresh key for ECHODIARY_SECRET_KEYS."""
    from echodiary.platform.sealing.keyring import new_ring_key  # noqa: PLC0415

    typer.echo(new_ring_key())


@keys.command("rotate")
def rotate_keys(
    data_keys: Annotated[bool, typer.Option(help="Also seal everything under fresh data keys.")] = True,  # noqa: FBT002
) -> None:
    """Wrap the accounts' keys under the first key of the ring, and renew their data keys."""
    from echodiary.bootstrap.instance import open_instance  # noqa: PLC0415
    from echodiary.bootstrap.rotation import rotate  # noqa: PLC0415

    with open_instance(load_settings(), migrate=False) as instance:
        rotated = rotate(instance, data_keys=data_keys)
    typer.echo(f"{rotated.accounts} accounts rewrapped, {rotated.cells} cells sealed anew.")


def main() -> None:
    """Run a command; what is wrong with the set-up is said in one line, with exit code 1."""
    try:
        app()
    except SetupError as error:
        sys.stderr.write(f"echodiary: {error}\n")
        raise SystemExit(1) from None
