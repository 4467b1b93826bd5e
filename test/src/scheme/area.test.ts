import { areaOf } from '../../../src/scheme/area.ts';
import { northLincolnshire } from '../../builders.ts';

describe('North Lincolnshire', () => {
  it.each(['DN15', 'DN16', 'DN17', 'DN18', 'DN19'])('%s lies inside', (district) => {
    expect(areaOf(district, northLincolnshire)).toBe('inside');
  });

  it.each(['DN8', 'DN9', 'DN14', 'DN20', 'DN21', 'DN38', 'DN39', 'DN40', 'DN41', 'LN7'])('%s straddles the boundary', (district) => {
    expect(areaOf(district, northLincolnshire)).toBe('straddling');
  });

  it.each(['DN1', 'DN31', 'DN37', 'LN1', 'HU1', 'S1', 'E1', 'EC1A', 'NG24', 'YO8', 'SW1A', 'B33'])('%s lies outside', (district) => {
    expect(areaOf(district, northLincolnshire)).toBe('outside');
  });

  it.each(['DN51', 'DN150', 'DN', 'LN99', 'ZZ1', 'not known', '', 'dn15', '15'])(
    '%s is not known: a person looks, nobody is refused',
    (district) => {
      expect(areaOf(district, northLincolnshire)).toBe('not known');
    },
  );
});

it('an area code covers all of its districts, and no other area', () => {
  const area = { name: 'Here', inside: ['DN15'], straddling: [], outside: ['S', 'DN1'] };
  expect(['S1', 'S99', 'SE1', 'DN1', 'DN10', 'DN15'].map((district) => areaOf(district, { area }))).toEqual([
    ...['outside', 'outside', 'not known'],
    ...['outside', 'not known', 'inside'],
  ]);
});
