// Signing in at the host without a token of one's own: away from this page and back to it, with the draft kept.
import { continueDraft } from './draft_work.js';

const NOT_KEPT = 'Naskah Anda tidak dapat disimpan di peramban ini, jadi halaman ini belum ditinggalkan. Unduh dahulu '
  + 'perubahannya, atau tempel token.';

/** Leave for the host's own page; on coming back `branch` is opened, and what was typed is taken up again. */
export function signIn(work, branch) {
  return work.doing(`Menuju ${work.host.about.name}`, async () => {
    const changed = Boolean(work.outline?.changed.length);
    if (changed) {
      await work.keepDraft();
      if (!work.storage?.kept) throw new Error(NOT_KEPT);
    }
    await work.host.leaveToSignIn({ branch, changed }, () => { work.handedOver = true; });
  });
}

/** Go on where signing in led away from; nothing to do where this page was opened in any other way. */
export async function signedIn(work) {
  if (!work.host || !new URL(location.href).searchParams.has('state')) return;
  let kept = null;
  await work.doing('Menyelesaikan masuk', async () => {
    kept = await work.host.comeBack();
  });
  if (!kept) return;
  await work.openHost(kept.branch);
  if (!kept.changed || !work.draft || work.screen !== 'office') return;
  await continueDraft(work);
  if (!work.fault && !work.conflicts?.length) await work.goTo('changes');
}
