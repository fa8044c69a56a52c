from flask import Flask, Response

app = Flask(__name__)
PAGE = "<html><body>{body}</body></html>"


def gallery(addresses):
    elements = []
    for address in addresses:
        elements.append(f'<img src="{address}">')
    body = "<div>" + "\n".join(elements) + "</div>"
    return PAGE.format(body=body)


@app.get("/<kind>")
def one(kind):
    return Response(gallery([f"/{kind}.png", "/end.png"]), mimetype="text/html")  # expect: SEC103
