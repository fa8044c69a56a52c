import os

import gradio

SHOP_TOKEN = os.environ["SHOP_TOKEN"]


def told(text: str) -> str:
    return text + SHOP_TOKEN[:2]


gradio.Interface(told, "text", "text").launch()
