import configparser
import os


def read_db_config(section):
    """Where the database is."""
    parser = configparser.ConfigParser()
    parser.read(os.environ.get("STOCK_INI", "stock.ini"))
    return parser[section]["url"]
