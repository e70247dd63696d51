import type { Router } from 'vue-router';
import { flushDraft, leaveIntake } from '../intake/autosave';
import { queries } from '../queries';
import { signOut } from '../session';

/** Ends the session. An intake under way is kept at its window first; nothing of one person stays for the next. */
export async function leaveDesk(router: Router): Promise<void> {
  await flushDraft();
  try {
    await signOut();
  } finally {
    await router.push({ name: 'login' });
    // Only now, or the open screen would ask again.
    queries.clear();
    leaveIntake();
  }
}
