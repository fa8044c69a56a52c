"""Names that lead to names, and constants under which something else keeps a secret."""

import hashlib
import os

FIELDS_OF_FORMS = {"login": "username", "first": "firstname", "password": "password", "email": "mail"}
VARIABLES = {"user": "PGUSER", "password": "PGPASSWORD", "sslmode": "PGSSLMODE", "sslcert": "PGSSLCERT", "sslpassword": ""}

_EXTERNAL_SECRET_KEY = "SHOP_EXTERNAL_ID"
_PARTNER_SECRET_KEY = "SHOP_PARTNER_ID"


def partner(secrets, kept):
    kept[_PARTNER_SECRET_KEY] = os.urandom(8).hex()
    return secrets.get_or_default(_EXTERNAL_SECRET_KEY)


def same_time(given):
    return hashlib.sha256(bytes("password", "utf8")).digest() == given
