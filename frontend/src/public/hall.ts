/** Windows as they stand in the hall: by the number over the counter, then those elsewhere. */
export function inHallOrder<Window extends { counter: string }>(
  windows: readonly Window[],
): Window[] {
  const place = ({ counter }: Window) => (/^\d+$/.test(counter) ? Number(counter) : Infinity);
  return [...windows].sort((one, other) => {
    const [first, second] = [place(one), place(other)];
    return first === second ? 0 : first - second;
  });
}
