import sys

import flask

from depot.service import prepare

prepare(sys.argv[1:])
application = flask.Flask("depot")
