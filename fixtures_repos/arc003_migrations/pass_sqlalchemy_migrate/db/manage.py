from migrate.versioning.shell import main

main(debug="False")
