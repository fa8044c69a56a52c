import click
import toml

from radio import app


@click.command()
@click.argument("path")
def serve(path):
    """Start the service."""
    with open(path, encoding="utf-8") as file:
        conf = toml.load(file)
    app.config.load_dict(conf)
    app.run(port=int(app.config["listen.port"]))
