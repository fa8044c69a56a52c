from aiocache.serializers import BaseSerializer

try:
    from gone import Row
except ImportError:

    class Row:
        pass


class RowSerializer(BaseSerializer):
    def _plain(self, value):
        return dict(value) if isinstance(value, Row) else value

    def dumps(self, value):
        return repr(self._plain(value))
