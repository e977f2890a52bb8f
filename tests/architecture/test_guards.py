"""The guards around the tests hold."""

import socket

import psycopg
import pytest

from tests.network import NetworkRefused

OUTSIDE = "192.0.2.1"


def test_a_connection_to_another_machine_is_refused():
    with socket.socket() as door, pytest.raises(NetworkRefused):
        door.connect((OUTSIDE, 80))


def test_a_name_of_another_machine_is_not_looked_up():
    with pytest.raises(NetworkRefused):
        socket.getaddrinfo("jalon.example", 443)


def test_this_machine_is_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_postgres_answers(postgres_url):
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_prepared_database_is_copied(postgres):
    def prepare(url):
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE marker (id int)")

    for _ in range(2):
        url = postgres.like("marker", prepare)
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM marker").fetchone() == (0,)
        postgres.drop(url)
