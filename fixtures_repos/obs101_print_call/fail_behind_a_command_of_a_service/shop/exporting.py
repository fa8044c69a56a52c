"""The part of a command line that declares its options itself."""


class Export:
    def add_args(self, parser):
        parser.add_argument("--all")

    def run(self, args):
        rows = self.rows(args)
        print(f"{len(rows)} rows")
        return 0

    def rows(self, args):
        print("reading")
        return [args]
