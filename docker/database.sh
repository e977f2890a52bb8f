#!/bin/sh
# Once, when the database is made: the application's role is no superuser, for which the walls between
# territories would not hold. The image has read the password's file by now, and unset its name.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$POSTGRES_PASSWORD" --username postgres <<'SQL'
CREATE ROLE jalon LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE jalon OWNER jalon;
SQL
