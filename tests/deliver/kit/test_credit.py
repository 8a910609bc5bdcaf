"""Captions, credits, alternative texts and embargoes inside pictures."""

import datetime as dt
import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit_office import photograph
from PIL import Image, IptcImagePlugin

from presswork.deliver.kit.credit import Credit, credited, iim

CREDIT = Credit("早晨", "南门早晨", '门前有一棵树 <"&>', "样张社摄", "样张社", "可用", "注明来源", "zh-Hans",
                dt.date(2026, 11, 29), dt.datetime.fromisoformat("2026-12-01T08:00+08:00"))  # fmt: skip


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_picture_says_what_it_shows(kind):
    """XMP has caption, credit, alternative text and embargo; what stood there before is gone, and Exif stays."""
    image = Image.open(io.BytesIO(credited(photograph(kind), CREDIT)))
    packet = (image.info.get("xmp") or image.info["XML:com.adobe.xmp"].encode()).decode()
    for part in ("<photoshop:Credit>样张社摄<", 'xml:lang="x-default">南门早晨<', '门前有一棵树 &lt;"&amp;&gt;<',
                 "Iptc4xmpCore:AltTextAccessibility", "Embargo 2026-12-01T08:00:00+08:00",
                 "<prism:embargoDate>2026-12-01T08:00:00+08:00<", "<dc:format>image/"):
        assert part in packet
    assert "other" not in packet
    assert "camera" == image.getexif()[0x010E]


def test_jpeg_says_it_in_iptc_too():
    """IIM in UTF-8 has caption, credit, release date and time for older systems."""
    image = Image.open(io.BytesIO(credited(photograph("JPEG"), CREDIT)))
    record = IptcImagePlugin.getiptcinfo(image)
    assert b"\x1b%G" == record[1, 90]
    assert ["早晨", "南门早晨", "样张社摄", "20261201", "080000+0800"] == [
        record[2, at].decode() for at in (5, 120, 110, 30, 35)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pixels_stay(kind):
    """The picture itself is the same, and crediting it twice gives the same bytes."""
    before = photograph(kind)
    after = credited(before, CREDIT)
    assert Image.open(io.BytesIO(before)).tobytes() == Image.open(io.BytesIO(after)).tobytes()
    assert after == credited(after, CREDIT)


@given(st.text(max_size=900))
def test_iptc_values_keep_their_length(words):
    """No value is longer than IIM allows, and none ends in the middle of a character."""
    data = iim(Credit(words, words, words, words, words, words, words, "en", dt.date(2026, 11, 29)))
    most = {5: 64, 105: 256, 120: 2000, 110: 32, 80: 32, 115: 32, 116: 128, 0: 2}
    at = 8
    while at < len(data):
        mark, record, number, size = struct.unpack(">BBBH", data[at : at + 5])
        value = data[at + 5 : at + 5 + size]
        assert (0x1C, 2) == (mark, record)
        assert size <= most[number]
        assert number == 0 or words.startswith(value.decode())
        at += 5 + size


@pytest.mark.parametrize("data", [
    b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xffshort", b"\x89PNG\r\n\x1a\nIHDR", photograph("PNG")[:-3],
    photograph("JPEG")[:40]])  # fmt: skip
def test_broken_pictures_are_told(data):
    """Bytes that are no whole JPEG or PNG are refused, not written on."""
    with pytest.raises(ValueError, match=r"JPEG|PNG"):
        credited(data, CREDIT)
