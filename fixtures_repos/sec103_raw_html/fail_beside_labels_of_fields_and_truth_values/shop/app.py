import json

from flask import Flask, render_template, request

from shop.forms import BasketForm

app = Flask(__name__)


@app.get("/products/<int:number>")
def product(number):
    form = BasketForm(request.form)
    rights = {"buy": request.user.has_perm("shop.buy"), "of": request.args["of"]}
    return render_template("product.html", form=form, rights=json.dumps(rights))
