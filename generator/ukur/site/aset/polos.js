"use strict";
/* The reader's choice of colours; the script in the head takes it up again before anything is shown. */
document.querySelector(".u-gelap").onclick = () => {
  const html = document.documentElement;
  const dark = html.dataset.mdColorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  html.dataset.mdColorScheme = dark === "slate" ? "default" : "slate";
  try { localStorage.setItem("ukur-warna", html.dataset.mdColorScheme); } catch { /* the choice holds for this page */ }
};
