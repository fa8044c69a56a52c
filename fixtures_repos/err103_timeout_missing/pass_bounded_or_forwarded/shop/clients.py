import urllib.request

import aiohttp
import httpx
import requests


def fetch(url, **options):
    requests.get(url, timeout=5)
    requests.post(url, **options)
    urllib.request.urlopen(url, None, 10)
    return httpx.get(url)


async def wait(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)


class Mapping:
    def get(self, key):
        return key


def look(mapping: Mapping):
    return mapping.get("url")
