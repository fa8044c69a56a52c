import json
import zlib


class Packed:
    @classmethod
    def dumps(cls, document):
        return zlib.compress(json.dumps(document).encode())

    @classmethod
    def loads(cls, document):
        return json.loads(zlib.decompress(document).decode())
