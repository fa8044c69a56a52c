from flask import request
from flask_restful import Resource

from chain.store import blocks


class BlockApi(Resource):
    def get(self, number):
        return blocks.find_one({"number": number})


class BlockListApi(Resource):
    def post(self):
        blocks.insert_one(request.get_json(force=True))
        return {}, 201
