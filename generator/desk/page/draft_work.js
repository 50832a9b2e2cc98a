// What is done with drafts: taken up again, dropped, and joined with what others did meanwhile.

/** Another tab of this office kept or dropped a draft: it is offered here, and what is here is kept as soon as may be. */
export function hearOfTab(work) {
  work.set({ draft: work.drafts.others() });
  return work.outline?.changed.length ? work.told(() => work.keepDraft()) : undefined;
}

/** Take the offered draft onto what is open now; what others changed in the same places is asked. */
export function continueDraft(work) {
  return work.doing('Membuka naskah', async () => {
    const { draft } = work;
    const { value } = await work.engine.call('restore', { draft: draft.draft });
    work.drafts.take(draft);
    work.set({ draft: null });
    await joined(work, value);
  });
}

/** Drop the offered draft: what is here takes its place at once, before its own tab, if that is open, can keep it again. */
export function dropDraft(work) {
  work.drafts.take(work.draft);
  work.set({ draft: null });
  return work.told(() => work.keepDraft());
}

/** Bring what was typed onto the newest state of where it came from; it is never out of the program's hands. */
export function takeNewest(work) {
  return work.doing('Mengambil keadaan terbaru', async () => {
    const { files, payload } = work.folder ? await work.folderNow() : await work.hostNow(work.host.opened?.branch ?? '');
    await joined(work, (await work.engine.call('rebase', payload, files)).value);
  });
}

/** Show work that was brought onto another base; what both sides changed is asked. */
async function joined(work, { outline, conflicts, since }) {
  work.typing.clear();
  work.set({ outline, conflicts, since, form: null, report: null, changes: null, moved: null });
  await work.check();
  work.set({ screen: conflicts.length ? 'conflicts' : 'office' });
  await work.keepDraft();
}

export function settle(work, { path, loc }, take) {
  return work.doing('Menerapkan pilihan', async () => {
    const { value } = await work.engine.call('resolve', { path, loc, take });
    work.set({ outline: value.outline, conflicts: value.conflicts });
    await work.check();
    await work.keepDraft();
    if (!value.conflicts.length) await work.goTo('office');
  });
}
