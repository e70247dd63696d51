import { describe, expect, it } from 'vitest';
import { StrokeRecorder, strokePath } from './strokes';

describe('a signature', () => {
  it('is made of whole numbers inside the pad', () => {
    const pad = new StrokeRecorder(600, 200);
    pad.start(10.4, 20.6);
    pad.add(700, -5);
    pad.end();
    expect(pad.signature()).toEqual({
      kind: 'pad',
      width: 600,
      height: 200,
      strokes: [[10, 21, 600, 0]],
    });
  });

  it('drops points that say nothing new', () => {
    const pad = new StrokeRecorder(600, 200);
    pad.start(10, 10);
    pad.add(10, 11);
    pad.add(20, 20);
    expect(pad.strokes).toEqual([[10, 10, 20, 20]]);
  });

  it('is none while there is only a dot, and none again after clearing', () => {
    const pad = new StrokeRecorder(600, 200);
    pad.start(10, 10);
    expect(pad.signature()).toBeNull();
    pad.add(40, 40);
    expect(pad.signature()).not.toBeNull();
    pad.undo();
    expect(pad.signature()).toBeNull();
  });

  it('ignores movement between strokes', () => {
    const pad = new StrokeRecorder(600, 200);
    pad.add(40, 40);
    expect(pad.strokes).toEqual([]);
  });

  it('is drawn as a path', () => {
    expect(strokePath([1, 2, 3, 4])).toBe('M1 2L3 4');
  });
});
