#!/bin/sh
# Once, when the database is made: the application's role is no superuser, for which the walls between
# territories would not hold.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$(cat "$POSTGRES_PASSWORD_FILE")" --username postgres <<'SQL'
CREATE ROLE jalon LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE jalon OWNER jalon;
SQL
