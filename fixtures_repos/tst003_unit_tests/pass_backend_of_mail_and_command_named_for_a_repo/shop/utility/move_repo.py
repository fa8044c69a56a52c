import click

from shop.models import Order


@click.command()
@click.argument("address")
def main(address):
    for order in Order.objects.filter(address=address):
        order.delete()
