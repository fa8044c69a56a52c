from flask.views import MethodView


class CRUDView(MethodView):
    """Methods that all resources have."""
