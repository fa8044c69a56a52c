class Export:
    """Whoever uses the package derives from it."""

    @property
    def target(self):
        return None

    def clean(self, db):
        db.execute("DELETE FROM %s" % self.target)  # expect: SEC102
