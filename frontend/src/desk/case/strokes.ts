import type { Signature } from '@/shared/api/types';

type PadSignature = Extract<Signature, { kind: 'pad' }>;

/** Records a signature as integer strokes `[x, y, x, y, …]` in the pad's own coordinates. */
export class StrokeRecorder {
  readonly strokes: number[][] = [];
  private current: number[] | null = null;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  start(x: number, y: number): void {
    this.current = [];
    this.strokes.push(this.current);
    this.add(x, y);
  }

  /** Points closer than two units say nothing new and are dropped. */
  add(x: number, y: number): void {
    const stroke = this.current;
    if (!stroke) return;
    const px = clamp(x, this.width);
    const py = clamp(y, this.height);
    const lastX = stroke.at(-2);
    const lastY = stroke.at(-1);
    if (lastX !== undefined && lastY !== undefined && Math.hypot(px - lastX, py - lastY) < 2)
      return;
    stroke.push(px, py);
  }

  end(): void {
    this.current = null;
  }

  undo(): void {
    this.current = null;
    this.strokes.pop();
  }

  clear(): void {
    this.current = null;
    this.strokes.length = 0;
  }

  /** Null while the pad is empty: a single dot is no signature. */
  signature(): PadSignature | null {
    const drawn = this.strokes.filter((stroke) => stroke.length >= 4);
    if (drawn.length === 0) return null;
    return {
      kind: 'pad',
      width: this.width,
      height: this.height,
      strokes: drawn.map((row) => [...row]),
    };
  }
}

/** A stroke as an SVG path. */
export function strokePath(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let index = 0; index + 1 < stroke.length; index += 2) {
    points.push(`${stroke[index]} ${stroke[index + 1]}`);
  }
  return points.length === 1 ? `M${points[0]}h.01` : `M${points.join('L')}`;
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(Math.round(value), 0), limit);
}
