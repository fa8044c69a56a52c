import sys

from traitlets.config import Application

from app.accounts import ask_for_account


class NewToken(Application):
    def start(self):
        print("no such user", ask_for_account, file=sys.stderr)
        self.exit(1)
