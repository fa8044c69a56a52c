import logging

logger = logging.getLogger(__name__)

try:
    import orjson
except ImportError:
    pass


def read(store):
    try:
        return store.read()
    except Exception:
        logger.exception("not read")
        return None


def find(items, key):
    try:
        return items[key]
    except KeyError:
        pass


def write(store):
    try:
        store.write()
    except:
        store.undo()
        raise


class Store:
    def close(self):
        try:
            self.connection.close()
        except Exception:
            pass
