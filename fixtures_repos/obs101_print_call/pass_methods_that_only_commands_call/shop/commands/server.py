import click


@click.command()
def daemon():
    from shop.daemon import Daemon

    class ShopDaemon(Daemon):
        def run(self):
            return None

    ShopDaemon().restart()
