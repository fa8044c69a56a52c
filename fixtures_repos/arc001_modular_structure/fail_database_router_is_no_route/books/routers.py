class DatabaseRouter:
    def db_for_read(self, model, **hints):
        return "replica"
