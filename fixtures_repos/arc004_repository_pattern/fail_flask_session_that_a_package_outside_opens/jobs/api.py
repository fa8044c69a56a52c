import requests
from farm_db.database import Session
from farm_db.models import Job
from flask import Flask, jsonify

app = Flask(__name__)


@app.post("/jobs")
def start():
    job = Job()
    Session.add(job)
    Session.commit()
    requests.post("http://runner/jobs", json={"id": job.id}, timeout=5)
    return jsonify(id=job.id)


@app.get("/jobs")
def running():
    return jsonify([job.id for job in Session.query(Job).filter_by(running=True)])
