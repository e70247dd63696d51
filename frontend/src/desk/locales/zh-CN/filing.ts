/** The words of the list of dossiers to be closed. */
export const filing = {
  heading: '待归档',
  intro: '已经办完、还没有归档的办件。打开一件，材料、文书和送达回证都齐了就归档。',
  empty: '办完的都归档了',
  back: '返回队列',
  link: (count: string) => `待归档 ${count}`,
};
