"""The command line: `echodiary serve | worker | migrate | doctor | keys`."""

import sys
from typing import Annotated

import typer

from echodiary.platform.errors import SetupError
from echodiary.platform.settings import load_settings

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
