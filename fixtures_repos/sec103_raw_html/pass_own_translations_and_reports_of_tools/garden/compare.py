"""Compares two lists of plants and leaves a report behind."""

import argparse

from jinja2 import Environment, FileSystemLoader


def write_report(plants, name):
    page = Environment(loader=FileSystemLoader(".")).get_template("garden/report.html").render(plants=plants)
    with open(f"{name}.html", "w") as file:
        file.write(page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="+")
    write_report(parser.parse_args().names, "report")
