"""Pictures of the page Putuskan on a phone, for those who approve or return; see tests/guide_picture.py."""

from tests.guide_picture import take
from tests.skenario.kantor import Ukur
from tests.skenario.test_decide_page import Begin, built, decide, proposed

__all__ = ["built", "decide"]  # fixtures


def test_picture_of_the_decision(decide: Begin, ukur: Ukur) -> None:
    phone, place = decide("GitHub")
    number = proposed(place, ukur)
    phone.open(number)
    mark = "#ukur-putuskan-ringkasan :is(h3, h4)"  # its hourglass is in no font of a bare machine
    phone.page.locator(mark).first.evaluate(
        "head => { head.textContent = head.textContent.replace(/^\\W+/, '') }"
    )
    take(phone.page, "putuskan")
    phone.tap("Kembalikan")
    phone.page.get_by_label("Alasan pengembalian").fill(
        "Data salah: satu kampung belum ditetapkan. Cocokkan angkanya dengan bukti, lalu usulkan lagi."
    )
    phone.page.locator("#ukur-putuskan-panel").evaluate("panel => panel.scrollIntoView({ block: 'end' })")
    take(phone.page, "kembalikan")
