from shop.db import create_tables
from shop.models import metadata

create_tables(metadata)
