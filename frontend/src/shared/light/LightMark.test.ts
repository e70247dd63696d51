import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import LightMark from './LightMark.vue';

describe('a light', () => {
  it('is a word and a shape as well as a colour', () => {
    const shapes = {
      green: ['circle', '正常'],
      yellow: ['path', '临期'],
      red: ['rect', '超期'],
      suspended: ['g', '中止'],
    } as const;
    for (const light of ['green', 'yellow', 'red', 'suspended'] as const) {
      const mark = mount(LightMark, { props: { light } });
      const [shape, word] = shapes[light];
      expect(mark.text()).toBe(word);
      expect(mark.findAll(`svg ${shape}`)).toHaveLength(1);
    }
  });
});
