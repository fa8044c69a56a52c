import click

from shop.importing import CsvImporter, JsonImporter, print_progress


@click.command()
def load():
    print_progress(0)
    CsvImporter().import_all()
    importer = JsonImporter()
    importer.import_all()
