import { encode } from 'uqr';

export interface Qr {
  /** Modules along one side, the quiet zone included. */
  size: number;
  /** The dark modules as one SVG path. */
  path: string;
}

/** A QR code of `text`, error correction M: it survives a fold and a stamp. */
export function qr(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}

/** The public progress page of a case. Number and code stand behind `#`: a browser sends that part to no server. */
export function progressUrl(origin: string, number: string, code: string): string {
  const said = new URLSearchParams({ number, code });
  return `${origin}/progress#${said.toString()}`;
}

/** A guide as the public reads it, at its centre. */
export function guideUrl(origin: string, itemId: string, centre: string): string {
  return `${origin}/items/${itemId}?${new URLSearchParams({ centre }).toString()}`;
}
