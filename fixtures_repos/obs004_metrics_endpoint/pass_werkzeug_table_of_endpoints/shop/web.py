from prometheus_client import generate_latest
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

RULES = Map([Rule("/metrics", endpoint="measured")])


def metrics(request):
    return Response(generate_latest())


TABLE = {"measured": metrics}


@Request.application
def application(request):
    return RULES.bind_to_environ(request.environ).dispatch(lambda name, values: TABLE[name](request))
