import os

from quart import Quart

app = Quart(__name__)
app.config.from_prefixed_env(prefix="SHOP")


@app.cli.command("recreate")
def recreate() -> None:
    print(os.environ["SHOP_DATABASE_URL"])
