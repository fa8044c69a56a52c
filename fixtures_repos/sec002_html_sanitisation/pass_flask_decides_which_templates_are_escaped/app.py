from flask import Flask, render_template


class App(Flask):
    def select_jinja_autoescape(self, filename):
        return filename is None or filename.endswith(".j2")


app = App(__name__)


@app.get("/<name>")
def page(name):
    return render_template("page.html.j2", name=name)
