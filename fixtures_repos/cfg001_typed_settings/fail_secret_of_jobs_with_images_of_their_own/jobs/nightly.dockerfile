FROM python:3.13-slim
COPY nightly.py /srv/
CMD ["python", "/srv/nightly.py"]
