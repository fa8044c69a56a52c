from piccolo.apps.migrations.auto.migration_manager import MigrationManager

ID = "2024-01-01T00:00:00"


async def forwards():
    return MigrationManager(migration_id=ID, app_name="home")
