from sqlalchemy import MetaData, text

metadata = MetaData()


def upgrade(engine):
    with engine.begin() as connection:
        run(connection, connection.execute(text("SELECT db_version FROM state")).scalar())


def run(connection, version):
    if version == 1:
        metadata.create_all(connection)
        keep(connection, 2)
    if version == 2:
        connection.execute(text("ALTER TABLE blocks ADD COLUMN seen int"))
        keep(connection, 3)
    if version == 3:
        connection.execute(text("ALTER TABLE blocks DROP COLUMN seen"))
        keep(connection, 4)
    if version == 4:
        connection.execute(text("ALTER TABLE blocks ADD COLUMN size int"))


def keep(connection, version):
    connection.execute(text("UPDATE state SET db_version = %d" % version))
