from dash import Dash, Input, Output, html

app = Dash(__name__)
app.layout = html.Div(id="page")


@app.callback(Output("page", "children"), Input("url", "pathname"))
def page(pathname):
    return html.P("nothing here")
