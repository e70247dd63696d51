import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { aCase } from '../testing';
import AcceptForm from './AcceptForm.vue';
import CloseForm from './CloseForm.vue';
import CorrectForm from './CorrectForm.vue';
import DeliverForm from './DeliverForm.vue';

const idle = { busy: false, faults: [] };
const place = { attachTo: document.body };

afterEach(() => (document.body.innerHTML = ''));

async function send(wrapper: ReturnType<typeof mount>): Promise<unknown[] | undefined> {
  await wrapper.find('form').trigger('submit');
  await flushPromises();
  return wrapper.emitted('submit')?.at(-1);
}

describe('acceptance', () => {
  it('states nothing where everything is there', async () => {
    const wrapper = mount(AcceptForm, { ...place, props: { ...idle, offer: null } });
    expect(await send(wrapper)).toEqual([{}]);
  });

  it('wants a day and the undertaking where material comes late', async () => {
    const offer = { names: ['户口簿'], until: '2026-03-07' };
    const wrapper = mount(AcceptForm, { ...place, props: { ...idle, offer } });
    expect(await send(wrapper)).toBeUndefined();
    expect(wrapper.findAll('.fault')).toHaveLength(2);
    await wrapper.find('input[type=date]').setValue('2026-03-05');
    await wrapper.find('input[type=checkbox]').setValue(true);
    const terms = { lateMaterials: { due: '2026-03-05', undertaking: true } };
    expect(await send(wrapper)).toEqual([terms]);
  });
});

describe('delivery', () => {
  it('offers no other way than the item has', () => {
    const props = { ...idle, applicantName: '甲示范', offered: ['pickUp' as const] };
    expect(
      mount(DeliverForm, { ...place, props })
        .find('select')
        .exists(),
    ).toBe(false);
  });

  it('by post asks for the number of the parcel alone', async () => {
    const offered = ['pickUp' as const, 'post' as const];
    const props = { ...idle, applicantName: '甲示范', offered };
    const wrapper = mount(DeliverForm, { ...place, props });
    await wrapper.find('select').setValue('post');
    expect(await send(wrapper)).toBeUndefined();
    await wrapper.find('#field-post-waybill').setValue('EX123456789CN');
    const post = { carrier: '中国邮政', waybill: 'EX123456789CN' };
    expect(await send(wrapper)).toEqual([{ method: 'post', post }]);
  });
});

describe('correction', () => {
  it('sends what was filled in, and nothing else', async () => {
    const wrapper = mount(CorrectForm, { ...place, props: { ...idle, view: aCase() } });
    await flushPromises();
    await wrapper.find('#field-applicant-phone').setValue('179 0000 0001');
    await wrapper.find('#field-reasons').setValue('号码录错。');
    const body = { applicant: { phone: '17900000001' }, reasons: '号码录错。' };
    expect(await send(wrapper)).toEqual([body]);
  });
});

describe('closing the dossier', () => {
  it('asks for the receipt where one was signed on paper', async () => {
    const delivery = {
      at: '2026-03-03T09:00:00+08:00',
      receiver: 'self',
      signed: 'paper',
    } as const;
    const view = aCase({ stage: 'delivered', delivery });
    const wrapper = mount(CloseForm, { ...place, props: { ...idle, view } });
    expect(await send(wrapper)).toBeUndefined();
    await wrapper.find('input[type=checkbox]').setValue(true);
    expect(await send(wrapper)).toEqual([{ receiptKept: true }]);
  });
});
