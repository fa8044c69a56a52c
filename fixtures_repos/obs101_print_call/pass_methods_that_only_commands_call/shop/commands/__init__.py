import click

from shop.commands import server


def version():
    return "1"


@click.command()
def report():
    from shop.report import Report

    report = Report()
    report.start()
