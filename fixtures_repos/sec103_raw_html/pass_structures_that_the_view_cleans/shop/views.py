import readme_renderer.markdown
from jinja2.sandbox import SandboxedEnvironment
from pyramid.view import view_config


def _refresh_form(request, order):
    title = "Refresh" if order.open else "Refresh again"
    button = '<input type="submit" value="%s"/>' % title
    return '<form action="%s" method="post">%s</form>' % (request.route_url("refresh", order=order.id), button)


def _text(html):
    if isinstance(html, str):
        return html
    return html.decode("utf-8")


@view_config(route_name="order", renderer="templates/order.pt")
def order(context, request):
    form = None
    if context.order.open:
        form = _refresh_form(request, context.order)
    return dict(
        form=form,
        terms=_text(readme_renderer.markdown.render(context.order.terms)),
        notes=readme_renderer.markdown.render(context.order.notes),
    )


def is_valid_html(template):
    environment = SandboxedEnvironment()
    try:
        environment.from_string(template["html"])
    except ValueError:
        return False
    return True
