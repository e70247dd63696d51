import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as api from '@/shared/api/drafts';
import { ProblemError } from '@/shared/api/problem';
import { aMaterial, anItem } from '../testing';
import { flushDraft, keepAsNew, keeping, leaveIntake, settleDraft } from './autosave';
import { chooseItem, draft } from './draft';

vi.mock('@/shared/api/drafts', () => ({
  keepDraft: vi.fn(),
  changeDraft: vi.fn(),
  openDraft: vi.fn(),
  dropDraft: vi.fn(() => Promise.resolve()),
}));
vi.mock('../session', () => ({
  holds: (id: string) => id === 'w1',
  myWindows: () => [{ id: 'w1', code: 'W1', name: '样例窗口' }],
}));

const kept = (version: number) => ({ value: { id: 'd1', version } as never, etag: `"${version}"` });
const refused = (status: number) => new ProblemError(status, 'x', '', '');

describe('an intake under way', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    leaveIntake();
    vi.mocked(api.keepDraft).mockResolvedValue(kept(1));
    vi.mocked(api.changeDraft).mockResolvedValue(kept(2));
    chooseItem(anItem([aMaterial('a')]), { a: 'copy' });
    draft.name = '甲示范';
  });

  it('is begun once, then changed with the tag that was seen, and not sent while nothing changed', async () => {
    await flushDraft();
    await flushDraft();
    draft.phone = '17900000001';
    await flushDraft();
    expect(api.keepDraft).toHaveBeenCalledTimes(1);
    expect(vi.mocked(api.keepDraft).mock.calls[0]?.[0]).toMatchObject({
      windowId: 'w1',
      label: '甲示范',
    });
    expect(api.changeDraft).toHaveBeenCalledTimes(1);
    expect(vi.mocked(api.changeDraft).mock.calls[0]?.slice(0, 2)).toEqual(['d1', '"1"']);
    expect(keeping.value).toBe('saved');
  });

  it('is not sent while nothing stands in it', async () => {
    leaveIntake();
    await flushDraft();
    expect(api.keepDraft).not.toHaveBeenCalled();
  });

  it.each([
    [412, 'conflict'],
    [404, 'gone'],
  ] as const)('after %i nothing is sent until the clerk has chosen', async (status, shown) => {
    await flushDraft();
    vi.mocked(api.changeDraft).mockRejectedValueOnce(refused(status));
    draft.phone = '17900000001';
    await flushDraft();
    expect(keeping.value).toBe(shown);
    draft.phone = '17900000002';
    await flushDraft();
    expect(api.changeDraft).toHaveBeenCalledTimes(1);
    keepAsNew();
    await vi.waitFor(() => expect(api.keepDraft).toHaveBeenCalledTimes(2));
  });

  it('goes from the server when it has become a case, and stays there when it is only left', async () => {
    await flushDraft();
    leaveIntake();
    await settleDraft();
    expect(api.dropDraft).not.toHaveBeenCalled();
    draft.name = '乙示范';
    await flushDraft();
    await settleDraft();
    expect(api.dropDraft).toHaveBeenCalledWith('d1', '"1"');
  });
});
