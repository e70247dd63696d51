import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiveCase, type Write } from '@/shared/api/cases';
import { ProblemError } from '@/shared/api/problem';
import { aCase, aMaterial, anItem } from '../testing';
import { chooseItem, clearIntake, draft } from './draft';
import { useIntake } from './useIntake';

vi.mock('@/shared/api/cases', () => ({ receiveCase: vi.fn() }));

const received = { value: aCase(), etag: '"1"' };
const asked = { value: aCase({ stage: 'supplementAwaited', version: 2 }), etag: '"2"' };
const body = { defects: [{ code: 'm1', defect: '过期' }] };

describe('an intake that goes on to another act at once', () => {
  beforeEach(() => {
    chooseItem(anItem([aMaterial('m1')]), { m1: 'copy' });
    Object.assign(draft, { name: '甲示范', idNumber: '530324189905060028', phone: '13800000000' });
    vi.mocked(receiveCase).mockResolvedValue(received);
  });
  afterEach(clearIntake);

  it('receives the case and writes to the version that came of it', async () => {
    const { submit, receipt } = useIntake();
    const writes: Write[] = [];
    const send = (write: Write) => (writes.push(write), Promise.resolve(asked));
    await submit(false, { body, send });
    expect(vi.mocked(receiveCase).mock.lastCall?.[0].accept).toBe(false);
    expect(writes).toMatchObject([{ id: 'c1', etag: '"1"' }]);
    expect(receipt.value?.stage).toBe('supplementAwaited');
  });

  it('shows the case as received, with what went wrong, when only the second step fails', async () => {
    const { submit, receipt, problem } = useIntake();
    const send = () => Promise.reject(new ProblemError(503, 'busy', '服务器忙', ''));
    await submit(false, { body, send });
    expect(receipt.value?.stage).toBe('received');
    expect(problem.value?.code).toBe('busy');
    expect(draft.item).toBeNull();
  });
});
