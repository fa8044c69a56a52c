import sys

if sys.version_info < (3, 10):
    print("Python 3.10 is needed")
    sys.exit(1)
try:
    from fastapi import FastAPI
except ImportError:
    print("fastapi is needed")
    sys.exit(1)
except ValueError:
    print("fastapi is broken")  # expect: OBS101

from shop.config import DevelopmentConfig, ProductionConfig
from shop.records import Listener, Records, say
from shop.tree_print import tree

app = FastAPI()


@app.get("/")
def home():
    try:
        import orjson
    except ImportError:
        print("no orjson")  # expect: OBS101
    say("home", app)
    tree([1])
    DevelopmentConfig().start()
    ProductionConfig().start()
    return [Records(), Listener()]
