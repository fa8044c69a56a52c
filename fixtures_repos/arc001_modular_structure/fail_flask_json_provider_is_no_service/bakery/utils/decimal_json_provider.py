from decimal import Decimal

from flask.json.provider import DefaultJSONProvider


class DecimalJSONProvider(DefaultJSONProvider):
    def default(self, value):
        if isinstance(value, Decimal):
            return float(value)
        return super().default(value)
