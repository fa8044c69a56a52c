def csv_quoted(values):
    """Quotes, and lets what is in them end them."""
    return ",".join(f"'{value}'" for value in values)


def quote_name(name):
    return '"' + name.replace('"', '""') + '"'
