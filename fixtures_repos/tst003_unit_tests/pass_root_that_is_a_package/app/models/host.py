from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model


class Host(Model):
    name = UnicodeAttribute(hash_key=True)
