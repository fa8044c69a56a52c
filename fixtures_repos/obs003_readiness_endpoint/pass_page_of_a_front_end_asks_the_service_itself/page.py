import requests
import streamlit as st

if st.button("sum"):
    st.write(requests.post("http://service:8000/sum", json=[1, 2], timeout=5).json())
