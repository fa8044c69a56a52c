def migrate(migrator, database, fake=False, **kwargs):
    migrator.sql("CREATE TABLE note (text TEXT)")
