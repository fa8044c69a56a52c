package proxy

const Title = "TITLE"
