"""A file leaves whole, or not at all."""

import os
from pathlib import Path

import pytest

from geo import output
from geo.errors import NetworkError, OutputError


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    output.write(tmp_path / "carte.png", b"image")

    assert (tmp_path / "carte.png").read_bytes() == b"image"
    assert list(tmp_path.iterdir()) == [tmp_path / "carte.png"]


def test_a_failure_leaves_what_was_there_and_no_fragment(tmp_path: Path) -> None:
    path = tmp_path / "carte.png"
    path.write_bytes(b"avant")

    def fail_half_way() -> None:
        with output.beside(path) as part:
            part.write_bytes(b"moi")
            raise RuntimeError("coupure")

    with pytest.raises(RuntimeError, match="coupure"):
        fail_half_way()
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_with_what_is_written_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="no answer"), output.beside(tmp_path / "lu.jsonl"):
        raise NetworkError("no answer")  # an error of the system too, and not of the disk


def test_the_part_keeps_the_suffix_that_writers_look_at(tmp_path: Path) -> None:
    with output.beside(tmp_path / "recit.gpkg") as part:
        assert part.suffix == ".gpkg"
        part.write_bytes(b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_sentence() -> None:
    with pytest.raises(OutputError, match="/dev/full: cannot be written: no space left on device"):
        output.write("/dev/full", b"image")


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_a_device_is_written_to_and_never_replaced() -> None:
    output.write(os.devnull, b"image")

    assert not Path(os.devnull).is_file()


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "vrai.png").write_bytes(b"avant")
    (tmp_path / "lien.png").symlink_to(tmp_path / "vrai.png")

    output.write(tmp_path / "lien.png", b"image")

    assert (tmp_path / "lien.png").is_symlink()
    assert (tmp_path / "vrai.png").read_bytes() == b"image"


@pytest.mark.parametrize(
    ("name", "message"), [("absent/carte.png", "the folder .*absent does not exist"), (".", "is a folder")]
)
def test_a_place_that_is_none_is_told(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        output.write(tmp_path / name, b"image")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions don't hold for this user")
def test_a_read_only_folder_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "fermé"
    folder.mkdir(mode=0o500)

    with pytest.raises(OutputError, match="cannot be written: permission denied"):
        output.write(folder / "carte.png", b"image")
    assert list(folder.iterdir()) == []
