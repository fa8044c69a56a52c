import typer

from generator.release import release

app = typer.Typer()


@app.command()
def publish(version: str):
    release(version)
