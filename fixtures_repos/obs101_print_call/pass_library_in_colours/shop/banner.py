def banner(paths):
    def green(text):
        return "\x1b[1;32m" + text + "\x1b[0m"

    for path in paths:
        print(f"{green('SHOP:')} {path}")


def load(models, quiet_load=True):
    if not quiet_load:
        print(models)


def _debug_schema(schema):
    for name in schema:
        print(name)
