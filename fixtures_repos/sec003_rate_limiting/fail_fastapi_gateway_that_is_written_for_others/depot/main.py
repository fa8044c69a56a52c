from pathlib import Path

from fastapi import FastAPI
from jinja2 import Template

app = FastAPI()
SITE = Template((Path(__file__).parent / "resources" / "site.jinja2").read_text())


@app.post("/sites/{domain}")
def publish(domain: str, zone: str):
    Path("/etc/nginx/sites", domain).write_text(SITE.render(domain=domain, zone=zone))
    return {"domain": domain}
