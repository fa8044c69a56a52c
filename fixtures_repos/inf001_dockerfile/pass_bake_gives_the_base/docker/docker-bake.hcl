variable "BASE_IMAGE" {
    default = "python:3.12-slim"
}

target "default" {
    context = ".."
    dockerfile = "docker/Dockerfile.base"
    tags = ["depot:latest"]
    args = {
        base_image = "${BASE_IMAGE}"
        port = "${PORT}"
    }
}
