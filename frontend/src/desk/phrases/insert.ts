export interface Insertion {
  text: string;
  /** Where the caret stands afterwards. */
  caret: number;
}

/** Puts a phrase where the caret is, in place of what is selected, parted from what stands there already. */
export function insertPhrase(
  text: string,
  start: number,
  end: number,
  phrase: string,
  most: number,
): Insertion {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const lead = before && !/[，。；：、！？（\n]$/.test(before) ? `${before}；` : before;
  const tail = after && !/^[，。；：、！？）\n]/.test(after) ? `；${after}` : after;
  const upTo = (lead + phrase).slice(0, most);
  return { text: (upTo + tail).slice(0, most), caret: upTo.length };
}
