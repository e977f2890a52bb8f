"""What is derived is what it would be derived to now."""

from launcher.checking import generate


def test_generated_files_are_up_to_date(capfd):
    assert generate(["--check"]) == 0, capfd.readouterr().err
