from prisma import Prisma


class Tables:
    def __init__(self, **options):
        self._made = {"client": Prisma(**options)}

    def __getattr__(self, name):
        return getattr(self._made["client"], name)
