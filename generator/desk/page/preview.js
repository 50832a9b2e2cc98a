import { html } from './html.js';

/** A document's page as it will read, made by the program; in a frame of its own, where no script runs. */
export function Preview({ work }) {
  const { preview } = work;
  return html`
    <h1 tabindex="-1">Pratinjau, belum disetujui</h1>
    <p>${preview.title} seperti akan terbaca bila isian Anda disetujui. Belum ada yang dikirim.${preview.bare
      ? ' Lambang pada kop tidak ikut: situs ini belum memuatnya.' : ''}</p>
    <p class="next"><button type="button" onClick=${() => work.goTo('changes')}>Kembali ke perubahan</button>
      <button type="button" onClick=${() => document.querySelector('iframe.preview').contentWindow.print()}>Cetak pratinjau</button></p>
    <p class="on-paper">Dokumennya dicetak dengan tombol "Cetak pratinjau" di halaman ini.</p>
    <iframe class="preview" title="Pratinjau ${preview.title}, belum disetujui" srcdoc=${preview.page} onLoad=${({ target }) => fit(target)}
      sandbox="allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** Let the frame be as high as its page, and links lead to places of that page or to a window of their own. */
function fit(frame) {
  const page = frame.contentDocument;
  for (const link of page.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href');
    if (address.startsWith('#')) link.href = `about:srcdoc${address}`;
    else link.target = '_blank';
  }
  page.addEventListener('click', ({ target }) => { // Firefox goes to a place of the frame, but does not scroll this page there
    const link = target.closest('a[href^="about:srcdoc#"]');
    if (link) page.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
  });
  const border = frame.offsetHeight - frame.clientHeight;
  const measure = () => { frame.style.height = `${page.documentElement.offsetHeight + border}px`; };
  measure();
  new ResizeObserver(measure).observe(page.documentElement);
}

/** The periods whose document this work can change: those still open, and those it did change; a changed one first. */
export function previewPeriods(outline) {
  const touched = ({ changed, units }) => changed || units.some((unit) => unit.changed);
  const shown = outline.periods.filter((period) => period.editable || touched(period));
  return [...shown.filter(touched), ...shown.filter((period) => !touched(period))];
}
