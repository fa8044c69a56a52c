from house_library.sessions import SessionDependency

session_dependency = SessionDependency()
