import streamlit as st

from dotenv import load_dotenv


load_dotenv()
st.write("hello")
