import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { aMaterial } from '../testing';
import MaterialList from './MaterialList.vue';

function list() {
  const wrapper = mount(MaterialList, {
    attachTo: document.body,
    props: {
      materials: [aMaterial('m1'), aMaterial('m2', { demand: 'conditional' })],
      faults: [],
      states: {},
      'onUpdate:states': (states: object) => wrapper.setProps({ states } as never),
    },
  });
  return wrapper;
}

describe('the list of materials', () => {
  it('takes a digit and goes on to the next material', async () => {
    const wrapper = list();
    const [first, second] = wrapper.findAll('[role=radiogroup]');
    await first?.trigger('keydown', { key: '1' });
    await new Promise((done) => setTimeout(done));
    expect(wrapper.props('states')).toEqual({ m1: 'original' });
    expect(second?.element.contains(document.activeElement)).toBe(true);
    await second?.trigger('keydown', { key: '0' });
    expect(wrapper.props('states')).toEqual({ m1: 'original', m2: 'notNeeded' });
  });

  it('has one tab stop for each material', async () => {
    const wrapper = list();
    expect(wrapper.findAll('[tabindex="0"]')).toHaveLength(2);
    await wrapper.find('[role=radiogroup]').trigger('keydown', { key: '3' });
    expect(wrapper.find('[tabindex="0"]').attributes('aria-checked')).toBe('true');
  });

  it('says that it is done when Enter leaves the last one', async () => {
    const wrapper = list();
    await wrapper.findAll('[role=radiogroup]').at(-1)?.trigger('keydown', { key: 'Enter' });
    expect(wrapper.emitted('done')).toHaveLength(1);
  });
});
