"""An address is asked patiently, gives only whole answers, and what is known is not sent twice."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from jsna.refresh.patience import Patience, retry_after
from jsna.refresh.snapshots import Snapshots
from jsna.refresh.turns import run_now
from jsna.refresh.web import Answer, Refused, Web
from tests.refresh.place import HASTY
from tests.refresh.server import File, Server, cut, in_turn, moved, reset, serving, status

BODY = b"area,count\n" + b"east,1\n" * 2_000
DAY = date(2026, 6, 20)


def get(root: Path, server: Server, path: str = "/file.csv", patience: Patience = HASTY) -> Answer:
    return run_now(Web(root, DAY, patience).get(server.address(path)))


def headers(server: Server, *names: str) -> list[dict[str, str]]:
    """What each request said under ``names``."""
    return [{name: said[name] for name in names if name in said} for _, said in server.asked]


def test_a_file_that_did_not_change_is_not_sent_again(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = File(BODY)
        assert get(tmp_path, server) == Answer(BODY, "text/csv")
        assert get(tmp_path, server) == Answer(BODY, "text/csv", unchanged=True)
    assert headers(server, "if-none-match") == [{}, {"if-none-match": '"one"'}]


def test_a_damaged_copy_is_asked_for_again(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = File(BODY)
        get(tmp_path, server)
        kept = Snapshots(tmp_path)
        (kept.folder / kept.keep(BODY)).write_bytes(b"other")
        assert get(tmp_path, server) == Answer(BODY, "text/csv")
    assert headers(server, "if-none-match") == [{}, {}]


def test_a_day_of_change_is_a_condition_too(tmp_path: Path):
    day = "Mon, 01 Jun 2026 10:00:00 GMT"
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(File(BODY, "", headers={"last_modified": day}), status(304))
        get(tmp_path, server)
        assert get(tmp_path, server).unchanged
    assert headers(server, "if-modified-since")[1] == {"if-modified-since": day}


@pytest.mark.parametrize("name", ["etag", "last_modified"])
def test_a_mark_that_cannot_be_sent_back_is_left_alone(name: str, tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = File(BODY, "", headers={name: '"é"'})
        assert [get(tmp_path, server), get(tmp_path, server)] == [Answer(BODY, "text/csv")] * 2


def test_the_rest_of_a_body_that_broke_off_is_asked_for(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(cut(BODY, 5_000, '"one"'), reset, File(BODY))
        assert get(tmp_path, server).body == BODY
    asked = headers(server, "range", "if-range")
    assert asked[0] == {}
    assert asked[1] == asked[2] == {"range": "bytes=5000-", "if-range": '"one"'}


def test_the_next_run_goes_on_where_the_last_one_gave_up(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(cut(BODY, 5_000, '"one"'), status(500))
        with pytest.raises(Refused, match=r"^5,000 of 14,011 bytes$"):
            get(tmp_path, server)
        server.behaviours["/file.csv"] = File(BODY)
        assert get(tmp_path, server).body == BODY
    assert headers(server, "range")[-1] == {"range": "bytes=5000-"}


def test_a_body_that_changed_meanwhile_is_begun_anew(tmp_path: Path):
    other = BODY.replace(b"east", b"west")
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(cut(BODY, 5_000, '"one"'), File(other, '"two"'))
        assert get(tmp_path, server).body == other


def test_a_rest_of_another_version_is_never_put_to_the_first(tmp_path: Path):
    other = BODY.replace(b"east", b"west")
    rest = {"content_range": f"bytes 5000-{len(BODY) - 1}/{len(BODY)}", "etag": '"two"'}
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(
            cut(BODY, 5_000, '"one"'),
            lambda request: request.answer(206, other[5_000:], **rest),
            File(other, '"two"'),
        )
        assert get(tmp_path, server).body == other
    assert headers(server, "range")[-1] == {}


def test_a_rest_from_the_wrong_place_is_never_put_to_the_first(tmp_path: Path):
    rest = {"content_range": f"bytes 0-{len(BODY) - 1}/{len(BODY)}", "etag": '"one"'}
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(
            cut(BODY, 5_000, '"one"'), lambda request: request.answer(206, BODY, **rest), File(BODY)
        )
        assert get(tmp_path, server).body == BODY


def test_a_beginning_without_a_mark_is_never_gone_on_from(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(cut(BODY, 5_000), File(BODY))
        assert get(tmp_path, server).body == BODY
    assert headers(server, "range") == [{}, {}]


def test_a_server_that_recovers_is_heard(tmp_path: Path):
    with serving() as server:
        server.behaviours["/file.csv"] = in_turn(status(503), reset, File(BODY))
        assert get(tmp_path, server).body == BODY


def test_a_move_on_the_same_host_is_followed(tmp_path: Path):
    with serving() as server:
        server.behaviours |= {"/file.csv": moved("/there/now.csv"), "/there/now.csv": File(BODY)}
        assert get(tmp_path, server).body == BODY


def test_a_packed_body_is_unpacked(tmp_path: Path):
    packed = gzip.compress(BODY, mtime=0)
    with serving() as server:
        server.behaviours["/file.csv"] = File(packed, headers={"content_encoding": "gzip"})
        assert get(tmp_path, server).body == BODY


def test_a_body_packed_in_pieces_is_unpacked_to_its_end(tmp_path: Path):
    with serving() as server:
        packed = gzip.compress(BODY[:-7], mtime=0) + gzip.compress(BODY[-7:], mtime=0)
        server.behaviours["/file.csv"] = File(packed, headers={"content_encoding": "gzip"})
        assert get(tmp_path, server).body == BODY


def test_a_packed_body_that_grows_too_large_is_refused(tmp_path: Path):
    packed = gzip.compress(b"0" * 60_000, mtime=0)
    with serving() as server:
        server.behaviours["/file.csv"] = File(packed, headers={"content_encoding": "gzip"})
        with pytest.raises(Refused, match=r"^more than 0 MB$"):
            get(tmp_path, server)


def test_the_proxy_of_the_environment_is_asked_for_other_machines_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with serving() as server:
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, server.address("/").rstrip("/"))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        server.behaviours["/file.csv"] = File(BODY)
        with pytest.raises(Refused) as error:
            run_now(Web(tmp_path, DAY, HASTY).get("https://data.example.org/file.csv"))
        assert get(tmp_path, server).body == BODY
    assert error.value.said == "no answer after 3 tries"
    assert error.value.hint == "the last time: the proxy says 404 Not Found; try again later"
    assert [path for path, _ in server.asked] == ["data.example.org:443"] * 3 + ["/file.csv"]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 30),
        ({"retry-after": "Wed, 21 Oct 2026 07:27:00 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 0),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT"}, 0),
        ({"retry-after": "soon"}, 0),
        ({}, 0),
    ],
)
def test_a_server_may_say_how_long_to_wait(said: dict[str, str], seconds: float):
    assert retry_after(said) == seconds


def test_waits_double_and_end():
    patience = Patience(pause=1, longest=5)
    assert [patience.wait(tried) for tried in (1, 2, 3, 4)] == [1, 2, 4, 5]
    assert (patience.wait(1, asked_for=3), patience.wait(1, asked_for=3_600)) == (3, 5)
