from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

app = FastAPI(title="Shop")


@app.get("/reference", include_in_schema=False)
def reference(request: Request) -> HTMLResponse:
    return HTMLResponse(
        f"""
        <html>
        <head><title>{request.app.title}</title></head>
        <body><rapi-doc spec-url="{request.app.openapi_url}"></rapi-doc></body>
        </html>
        """
    )
