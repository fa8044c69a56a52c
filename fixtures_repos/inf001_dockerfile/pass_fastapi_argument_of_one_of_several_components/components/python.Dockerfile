FROM python:3.12-slim
ARG COMPONENT
WORKDIR /home/${COMPONENT}
RUN pip install fastapi uvicorn
COPY components/${COMPONENT}/src /home/${COMPONENT}
CMD ["python", "main.py"]
