FROM python:3.12
COPY serving serving
COPY treeserver treeserver
RUN pip install ./serving ./treeserver
ENTRYPOINT ["python", "-m", "treeserver"]
