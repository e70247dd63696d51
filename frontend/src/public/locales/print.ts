/** Texts of the pages that are there to be printed. */
export const printWords = {
  print: '打印',
  sheet: {
    title: (item: string, sheet: string) => `${item} ${sheet}`,
    back: '返回办事指南',
    hint: 'A4 纸，一张打完',
  },
  booklet: {
    title: '办事指南汇编',
    back: '返回全部事项',
    hint: 'A4 纸，每个事项另起一页，可以双面打印',
    reading: (count: number) => `正在读取，已读 ${count} 项`,
    counting: '正在编页码',
    empty: '这个中心还没有发布办事指南。',
  },
};
