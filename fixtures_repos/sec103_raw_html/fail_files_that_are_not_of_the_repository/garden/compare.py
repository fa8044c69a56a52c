"""Compares two lists of plants for the page of the service."""

from flask import Blueprint, request
from jinja2 import Environment, FileSystemLoader

compared = Blueprint("compared", __name__)


@compared.get("/report")
def report():
    pages = Environment(loader=FileSystemLoader("."))
    page = pages.get_template("garden/report.html").render(plants=request.args.getlist("name"))
    with open("last.html", "w") as file:
        file.write(page)
    return page
