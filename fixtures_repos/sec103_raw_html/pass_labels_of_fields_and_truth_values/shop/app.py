import json

from flask import Flask, render_template, request
from flask_login import current_user

from shop.forms import BasketForm
from shop.models import Product

app = Flask(__name__)


@app.get("/products/<int:number>")
def product(number, form=None):
    shown = Product.query.get(number)
    if not form:
        form = BasketForm(request.form, product=shown)
    rights = {
        "buy": request.user.has_perm("shop.buy"),
        "sell": request.user.has_module_perms("shop"),
        "any": any(request.user.has_perm(f"shop.{right}") for right in ("buy", "sell")),
        "new": request.args.get("since", "").startswith("2"),
    }
    return render_template("product.html", form=form, rights=json.dumps(rights))
