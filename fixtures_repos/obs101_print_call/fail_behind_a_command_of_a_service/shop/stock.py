"""Only a command imports it; it holds no entry point itself."""

import sys


class Progress:
    def show(self, text):
        print("[", text, "]")


class Restocking:
    def __init__(self, dry_run):
        self.dry_run = dry_run

    def run(self):
        print("restocking")  # expect: OBS101
        if self.dry_run:
            print("nothing is ordered")
        if not self.is_sure():
            return
        self.print_orders()
        self.choose(self)
        self.colour()
        self.report()
        try:
            self.wait(Progress())
        except KeyboardInterrupt:
            print("stopped")
        except OSError:
            print("failed", file=sys.stderr)

    def wait(self, progress):
        print("waiting", end=" ")
        progress.show("1 %")
        print("done")

    def is_sure(self):
        print("this orders goods")
        return input("Sure? ") == "yes"

    def choose(self, asker):
        print("1 or 2")
        return asker.prompt_for_choice()

    def colour(self):
        print("\033[92mOK\033[0m")

    def print_orders(self):
        print("order 1")

    def report(self, stream=sys.stdout):
        print("1 order")
