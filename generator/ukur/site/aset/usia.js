"use strict";
/* A page that nobody renews cannot know how old it is; the reader's clock does. Without scripts the page says
 * in words from when on a drill is too old. */
for (const time of document.querySelectorAll("time[data-paling-lama]")) {
  const days = (Date.now() - Date.parse(time.dateTime)) / 86_400_000;
  const notice = document.getElementById("latihan-lama");
  if (notice && days > Number(time.dataset.palingLama)) notice.hidden = false;
}
