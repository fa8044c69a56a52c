from fastapi import FastAPI

from generator.render import render

app = FastAPI()


@app.post("/preview")
def preview(table: dict):
    return {"code": render("vue/index.vue.jinja2", table)}
