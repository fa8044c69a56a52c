from acme_web.base import AcmeFlask

from site.pages import pages

app = AcmeFlask(__name__, "acme-site", template_folder="../templates")
app.register_blueprint(pages, url_prefix="/pages")
