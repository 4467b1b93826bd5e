import { readServices, services } from '../../../src/scheme/services.ts';

const one = { name: 'Example Helpline', telephone: '01632 960999', hours: 'day and night', for: ['stalking'] };

describe('the services that help beside the scheme', () => {
  it('each have a number, what they are for, and where the number is from, looked up on which day', () => {
    expect(services.map(({ name, telephone }) => `${name}: ${telephone}`)).toEqual([
      'National Domestic Abuse Helpline: 0808 2000 247',
      'Men’s Advice Line: 0808 801 0327',
      'Galop, LGBT+ abuse helpline: 0800 999 5428',
      'National Stalking Helpline: 0808 802 0300',
      'Emergency: 999',
      'Police, not an emergency: 101',
    ]);
    expect(services.filter(({ source, checked }) => source === '' || !/^2026-\d\d-\d\d$/.test(checked))).toEqual([]);
  });

  it.each<[string, object]>([
    ['without a source', { ...one, checked: '2026-12-01' }],
    ['with an empty source', { ...one, source: '', checked: '2026-12-01' }],
    ['without the day of looking', { ...one, source: 'example.org' }],
    ['with letters for a number', { ...one, telephone: 'ring us', source: 'example.org', checked: '2026-12-01' }],
    ['for nothing that is known', { ...one, for: ['mediation'], source: 'example.org', checked: '2026-12-01' }],
  ])('one %s is refused', (_, service) => {
    expect(() => readServices([service])).toThrow();
  });
});
