from logging.config import fileConfig

from alembic import context

fileConfig(context.config.config_file_name)
