import { describe, expect, it } from 'vitest';
import { aCase } from '../testing';
import { isClosed, stageMarks } from './stages';

const bar = (changes: Parameters<typeof aCase>[0]) =>
  stageMarks(aCase(changes)).map((mark) => `${mark.label}${mark.current ? '*' : ''}`);

describe('the stage bar', () => {
  it('is the usual way while nothing unusual happened', () => {
    expect(bar({})).toEqual(['已收件*', '已受理', '已办结', '已送达']);
  });

  it('has the supplement between receipt and acceptance, awaited and then brought', () => {
    const asked = { supplementRequests: 1 };
    expect(bar({ ...asked, stage: 'supplementAwaited' })[1]).toBe('补正中*');
    expect(bar({ ...asked, stage: 'received' })[1]).toBe('已补正*');
    expect(bar({ ...asked, stage: 'accepted' }).slice(1, 3)).toEqual(['已补正', '已受理*']);
  });

  it('ends where the case ended', () => {
    const at = '2026-03-04T09:00:00+08:00';
    expect(bar({ stage: 'withdrawn', ended: { at, reasons: '改天再办' } })).toEqual([
      '已收件',
      '已撤回*',
    ]);
    expect(
      bar({ stage: 'terminated', acceptedAt: at, ended: { at, reasons: '申请人失联' } }),
    ).toEqual(['已收件', '已受理', '已终止*']);
    expect(isClosed('terminated')).toBe(true);
    expect(isClosed('supplementAwaited')).toBe(false);
  });
});
