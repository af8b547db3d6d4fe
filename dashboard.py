"""The Streamlit entry: navigation and page set-up, nothing else."""
