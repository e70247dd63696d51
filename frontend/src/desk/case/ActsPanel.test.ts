import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import type { Act, CaseView } from '@/shared/api/types';
import { aCase } from '../testing';
import ActsPanel from './ActsPanel.vue';

const why = { code: 'case.wrong-stage', detail: '环节不对' };
const every: Act[] = ['accept', 'requestSupplement', 'refuse', 'transfer', 'decide', 'terminate'];

function acts(...open: Act[]): CaseView['acts'] {
  return every.map((act) =>
    open.includes(act) ? { act, allowed: true } : { act, allowed: false, why },
  );
}

function panel(view: CaseView) {
  return mount(ActsPanel, {
    attachTo: document.body,
    global: { stubs: { RouterLink: true } },
    props: { view, busy: false, problem: null, changes: [], done: null },
  });
}

afterEach(() => (document.body.innerHTML = ''));

describe('what can be done now', () => {
  it('is the usual act first, the others one step away, and the rest with why not', async () => {
    const wrapper = panel(aCase({ acts: acts('accept', 'refuse', 'transfer') }));
    expect(wrapper.find('form').text()).toContain('受理');
    expect(wrapper.find('[role=group]').text()).toMatch(/不予受理.*转办/s);
    expect(wrapper.find('.refused').text()).toContain('受理以后才能作出决定');
    wrapper.unmount();
  });

  it('opens the refusal by F8 and goes back to the usual act', async () => {
    const wrapper = panel(aCase({ acts: acts('accept', 'refuse') }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8' }));
    await wrapper.vm.$nextTick();
    expect(wrapper.find('form').text()).toContain('救济途径');
    await wrapper.find('.form-head button').trigger('click');
    expect(wrapper.find('form').text()).not.toContain('救济途径');
    wrapper.unmount();
  });

  it('F10 does nothing where it is not open', async () => {
    const wrapper = panel(aCase({ acts: acts('accept') }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F10' }));
    await wrapper.vm.$nextTick();
    expect(wrapper.find('.form-head').exists()).toBe(false);
    wrapper.unmount();
  });

  it('shows what is still missing, and a closed end', () => {
    const awaited = panel(aCase({ stage: 'supplementAwaited', missing: ['申请表'] }));
    expect(awaited.find('.missing').text()).toContain('申请表');
    awaited.unmount();
    const ended = panel(aCase({ stage: 'rejected', acts: acts() }));
    expect(ended.text()).toContain('本件已退回');
    expect(ended.find('.refused').exists()).toBe(false);
    ended.unmount();
  });
});
