from invoke import Collection

from . import app

namespace = Collection(app)
