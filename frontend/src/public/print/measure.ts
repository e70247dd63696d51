/** What of an A4 page the booklet prints on, in CSS pixels: see `@page booklet`. */
const millimetre = 96 / 25.4;
const width = (210 - 2 * 18) * millimetre;
const height = (297 - 16 - 20) * millimetre;

/**
 * How many pages each element will take in print. Columns as large as a page break where pages break: the browser does
 * both with the same rules, so an element is laid out in such columns and these are counted.
 */
export function pagesOf(elements: readonly Element[]): number[] {
  const bench = document.createElement('div');
  Object.assign(bench.style, {
    position: 'absolute',
    left: '-100000px',
    top: '0',
    visibility: 'hidden',
    width: `${width}px`,
    height: `${height}px`,
    columnWidth: `${width}px`,
    columnGap: '0',
    columnFill: 'auto',
    minHeight: '0',
    margin: '0',
    padding: '0',
  });
  bench.setAttribute('aria-hidden', 'true');
  bench.className = 'a4';
  document.body.append(bench);
  try {
    return elements.map((element) => {
      bench.replaceChildren(element.cloneNode(true));
      return Math.max(Math.round(bench.scrollWidth / width), 1);
    });
  } finally {
    bench.remove();
  }
}
