from jinja2.sandbox import SandboxedEnvironment
from pyramid.view import view_config


def _form(request, order):
    return '<form action="%s">%s</form>' % (request.route_url("refresh"), order.remark)


def _text(html, kind, order):
    return html.decode("utf-8") + kind + order.kind


def _decoded(html):
    return html.decode("utf-8")


@view_config(route_name="order", renderer="templates/order.pt")
def order(context, request):
    return dict(
        form=_form(request, context.order),
        remark=context.order.remark,
        terms=_decoded(context.order.terms),
        notes=_text("<p>", "<b>", context.order),
    )


def html_of(template, order):
    environment = SandboxedEnvironment()
    return environment.from_string(template["html"]).render(order=order)


def kept(template):
    html_environment = SandboxedEnvironment()
    html_environment.from_string(template["html"])
    return template, render_by(html_environment)


def render_by(environment):
    return environment
