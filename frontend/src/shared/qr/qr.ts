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

/** A centre as papers name it; `publicUrl` is the address that the server was told. */
export interface PaperCentre {
  code: string;
  name: string;
  publicUrl?: string | null | undefined;
}

/** A page as the public reads it, at this centre: links on paper lead to the address that the server was told. */
export function publicUrl(path: string, centre: PaperCentre): string {
  const origin = centre.publicUrl ?? location.origin;
  return `${origin}${path}?${new URLSearchParams({ centre: centre.code }).toString()}`;
}
