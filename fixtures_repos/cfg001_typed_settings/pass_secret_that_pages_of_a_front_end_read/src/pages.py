import streamlit as st

from client.client import Client

st.write(Client().ask())
